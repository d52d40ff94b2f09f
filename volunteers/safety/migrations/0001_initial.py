
import core.fields
import django.db.models.deletion
import django.utils.timezone
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ConfidentialityReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confidentiality_readings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'reading of the instruction on confidentiality',
                'verbose_name_plural': 'readings of the instruction on confidentiality',
                'ordering': ['-read_at'],
            },
        ),
        migrations.CreateModel(
            name='Equipment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('vest', 'Vest'), ('id_card', 'ID card'), ('key', 'Key'), ('other', 'Other')], max_length=8, verbose_name='what')),
                ('mark', core.fields.FreeCharField(blank=True, max_length=40, verbose_name='number or size')),
                ('issued_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='handed out on')),
                ('returned_on', models.DateField(blank=True, null=True, verbose_name='returned on')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='equipment', to=settings.AUTH_USER_MODEL)),
                ('returned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lent thing',
                'verbose_name_plural': 'lent things',
                'ordering': ['issued_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SafetyReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('threatened', 'I have been threatened'), ('hurt', 'I have been hurt'), ('unsafe', 'Something else made me feel unsafe')], max_length=10, verbose_name='what happened')),
                ('text', core.fields.FreeTextField(blank=True, max_length=2000, verbose_name='in your own words')),
                ('call_me', models.BooleanField(default=True, verbose_name='please call me')),
                ('state', models.CharField(choices=[('new', 'Waiting for an answer'), ('taken', 'Somebody takes care of it'), ('closed', 'Closed')], default='new', max_length=6)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('escalations', models.PositiveSmallIntegerField(default=0)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('answer', core.fields.FreeTextField(blank=True, max_length=2000, verbose_name='what we did')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.district')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safety_reports', to=settings.AUTH_USER_MODEL)),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'safety report',
                'verbose_name_plural': 'safety reports',
                'ordering': ['sent_at'],
            },
        ),
        migrations.CreateModel(
            name='SafetyNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', core.fields.FreeTextField(max_length=2000, verbose_name='what was done')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='volunteers_safety.safetyreport')),
            ],
            options={
                'verbose_name': 'note on a safety report',
                'verbose_name_plural': 'notes on safety reports',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(max_length=128, region=None, verbose_name='duty phone')),
                ('starts_at', models.DateTimeField(verbose_name='starts')),
                ('ends_at', models.DateTimeField(verbose_name='ends')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'duty',
                'verbose_name_plural': 'duties',
                'ordering': ['starts_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='duty_ends_after_start')],
            },
        ),
        migrations.AddIndex(
            model_name='safetyreport',
            index=models.Index(fields=['state', 'district'], name='safety_waiting'),
        ),
    ]
