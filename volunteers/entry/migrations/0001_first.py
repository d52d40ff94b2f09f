
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
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_name', core.fields.FreeCharField(max_length=80, verbose_name='first name')),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, default='', max_length=128, region=None, verbose_name='phone')),
                ('words', core.fields.FreeTextField(blank=True, default='', max_length=500, verbose_name='your own words')),
                ('language', models.CharField(choices=[('da', 'Danish'), ('en', 'English')], default='da', max_length=5)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_on', models.DateField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.localarea')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.district')),
                ('inviter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations_to_join', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'invitation to become an ambassador',
                'verbose_name_plural': 'invitations to become an ambassador',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.JSONField(default=dict)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='application_draft', to=settings.AUTH_USER_MODEL)),
                ('invitation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='drafts', to='volunteers_entry.invitation')),
            ],
            options={
                'verbose_name': 'application not yet sent',
                'verbose_name_plural': 'applications not yet sent',
            },
        ),
        migrations.CreateModel(
            name='IntakePause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text_da', core.fields.FreeTextField(max_length=500, verbose_name='what people read')),
                ('text_en', core.fields.FreeTextField(blank=True, default='', max_length=500, verbose_name='the same in English')),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intake_pauses', to='places.district')),
            ],
            options={
                'verbose_name': 'break in intake',
                'verbose_name_plural': 'breaks in intake',
                'ordering': ['starts_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='volunteers_entry_pause_days')],
            },
        ),
        migrations.CreateModel(
            name='InvitationCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('outcome', models.CharField(choices=[('applied', 'applied'), ('declined', 'said no thanks'), ('expired', 'no answer')], max_length=8)),
                ('number', models.PositiveIntegerField(default=0)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.district')),
            ],
            options={
                'verbose_name': 'count of invitations',
                'verbose_name_plural': 'counts of invitations',
                'constraints': [models.UniqueConstraint(fields=('district', 'month', 'outcome'), name='volunteers_entry_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='ReopenNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, default='', max_length=128, region=None, verbose_name='phone')),
                ('language', models.CharField(choices=[('da', 'Danish'), ('en', 'English')], default='da', max_length=5)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.district')),
            ],
            options={
                'verbose_name': 'wish to hear when intake opens',
                'verbose_name_plural': 'wishes to hear when intake opens',
                'constraints': [models.UniqueConstraint(fields=('district', 'email', 'phone'), name='volunteers_entry_notice_once')],
            },
        ),
    ]
