
import core.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(blank=True, max_length=254, null=True, unique=True, verbose_name='e-mail')),
                ('first_name', core.fields.FreeCharField(blank=True, max_length=80, verbose_name='first name')),
                ('last_name', core.fields.FreeCharField(blank=True, max_length=80, verbose_name='last name')),
                ('alias', core.fields.FreeCharField(blank=True, max_length=80, verbose_name='alias')),
                ('phone', phonenumber_field.modelfields.PhoneNumberField(blank=True, default='', max_length=128, region=None, verbose_name='phone')),
                ('is_protected', models.BooleanField(default=False, verbose_name='protected')),
                ('language', models.CharField(choices=[('da', 'Danish'), ('en', 'English')], default='da', max_length=5, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_staff', models.BooleanField(default=False, verbose_name='staff')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='joined')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
            },
        ),
        migrations.CreateModel(
            name='AccessEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('opened', 'opened'), ('listed', 'listed'), ('exported', 'exported')], max_length=10)),
                ('purpose', models.CharField(choices=[('application', 'Handle your application'), ('matching', 'Find people for a task'), ('attendance', 'Note who took part'), ('profile', 'Look up your details as an ambassador')], max_length=20)),
                ('query', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('keep_until', models.DateTimeField()),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='look_ups', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.district')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='looked_up', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'look-up',
                'verbose_name_plural': 'look-ups',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='AreaDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('contact', 'contact officer'), ('deputy', 'deputy')], default='contact', max_length=8)),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='places.localarea')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='area_duties', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'area duty',
                'verbose_name_plural': 'area duties',
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', core.fields.FreeCharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('municipality', 'Municipality'), ('housing', 'Housing association'), ('school', 'School'), ('residents', "Residents' council"), ('association', 'Association'), ('police', 'Police'), ('other', 'Other')], default='other', max_length=16, verbose_name='kind')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='places.district')),
                ('members', models.ManyToManyField(blank=True, related_name='organisations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'partner',
                'verbose_name_plural': 'partners',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='StaffRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('coordinator', 'Coordinator'), ('contact_officer', 'Contact officer'), ('editor', 'Editor'), ('approver', 'Approving editor'), ('leadership', 'National leadership'), ('data_protection', 'Data-protection officer'), ('administrator', 'Administrator')], max_length=20)),
                ('may_screen', models.BooleanField(default=False, verbose_name='may see and assess screenings')),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='staff_roles', to='places.district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff_roles', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'staff role',
                'verbose_name_plural': 'staff roles',
            },
        ),
        migrations.CreateModel(
            name='StateChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('transition', models.CharField(max_length=30)),
                ('source', models.CharField(max_length=20)),
                ('target', models.CharField(max_length=20)),
                ('reason', core.fields.FreeTextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'change of state',
                'verbose_name_plural': 'changes of state',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='accounts_email_ci'),
        ),
        migrations.AddIndex(
            model_name='accessentry',
            index=models.Index(fields=['person', '-at'], name='accounts_seen_by'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(fields=('district', 'name'), name='accounts_partner_once'),
        ),
        migrations.AddConstraint(
            model_name='staffrole',
            constraint=models.UniqueConstraint(fields=('user', 'district', 'role'), name='accounts_role_once'),
        ),
        migrations.AddConstraint(
            model_name='staffrole',
            constraint=models.UniqueConstraint(condition=models.Q(('district', None)), fields=('user', 'role'), name='accounts_national_role_once'),
        ),
        migrations.AddIndex(
            model_name='statechange',
            index=models.Index(fields=['subject_type', 'subject_id'], name='accounts_history'),
        ),
    ]
