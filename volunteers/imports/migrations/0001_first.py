
import core.fields
import django.db.models.deletion
import django.utils.timezone
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('volunteers', '0007_one_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Imported',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(blank=True, null=True, verbose_name='ambassador since')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_on', models.DateField()),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='imported', to='volunteers.application')),
            ],
            options={
                'verbose_name': 'ambassador who is to confirm',
                'verbose_name_plural': 'ambassadors who are to confirm',
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('draft', 'Looked at, nothing read in'), ('reading', 'Being read in'), ('done', 'Read in')], default='draft', max_length=8)),
                ('headings', models.JSONField(default=list)),
                ('columns', models.JSONField(default=dict)),
                ('added', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='import_runs', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'list of ambassadors',
                'verbose_name_plural': 'lists of ambassadors',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('cells', models.JSONField(default=list)),
                ('verdict', models.CharField(choices=[('new', 'New person here'), ('here', 'Already here'), ('wrong', "Can't be read in"), ('added', 'Read in and invited')], default='wrong', max_length=5)),
                ('why', models.CharField(blank=True, default='', max_length=12)),
                ('detail', core.fields.FreeCharField(blank=True, default='', max_length=80)),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, default='', max_length=128, region=None, verbose_name='phone')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='volunteers_imports.importrun')),
            ],
            options={
                'verbose_name': 'row of a list',
                'verbose_name_plural': 'rows of a list',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('run', 'number'), name='volunteers_imports_row_once')],
            },
        ),
    ]
