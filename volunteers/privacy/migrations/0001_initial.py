
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Forgotten',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_id', models.BigIntegerField(unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rule', models.CharField(max_length=40)),
            ],
            options={
                'verbose_name': 'forgotten person',
                'verbose_name_plural': 'forgotten people',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RetentionReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('lines', models.JSONField(default=list)),
                ('taken', models.PositiveIntegerField(default=0)),
                ('failed', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'retention report',
                'verbose_name_plural': 'retention reports',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Journalised',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('folder', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'archived case',
                'verbose_name_plural': 'archived cases',
                'constraints': [models.UniqueConstraint(fields=('subject_type', 'subject_id'), name='privacy_journalised_once')],
            },
        ),
    ]
