
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0001_initial'),
        ('volunteers', '0002_first_agreement'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='application',
            name='volunteers_one_open_application',
        ),
        migrations.AddField(
            model_name='application',
            name='typed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='applications_typed', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='application',
            name='way_in',
            field=models.CharField(choices=[('web', 'Wrote on the site'), ('interest', 'Showed interest without an account'), ('phone', 'By phone'), ('paper', 'On paper'), ('invited', 'Invited by a contact officer'), ('host', 'Proposed by an association'), ('import', 'Was an ambassador already')], db_default='web', default='web', max_length=8, verbose_name='way in'),
        ),
        migrations.AddField(
            model_name='profile',
            name='asked_at_most',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(31)], verbose_name='asked at most so many times a month'),
        ),
        migrations.AddField(
            model_name='profile',
            name='turns_18_on',
            field=models.DateField(blank=True, null=True, verbose_name='turns 18 on'),
        ),
        migrations.AddField(
            model_name='volunteer',
            name='end_reason',
            field=models.CharField(blank=True, choices=[('own_wish', 'Own wish'), ('moved', 'Moved'), ('no_time', 'No time'), ('task_over', 'The task is over'), ('by_us', 'Ended by the police district')], db_default='', default='', max_length=10, verbose_name='why it ended'),
        ),
        migrations.AddField(
            model_name='volunteer',
            name='ended_on',
            field=models.DateField(blank=True, null=True, verbose_name='ended on'),
        ),
        migrations.AddField(
            model_name='volunteer',
            name='paused_until',
            field=models.DateField(blank=True, null=True, verbose_name='on a break until'),
        ),
        migrations.AlterField(
            model_name='application',
            name='state',
            field=models.CharField(choices=[('interest', 'Interest'), ('received', 'Received'), ('conversation', 'Conversation'), ('screening', 'Screening'), ('agreement', 'Agreement'), ('active', 'Active ambassador'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='received', max_length=12),
        ),
        migrations.AlterField(
            model_name='volunteer',
            name='state',
            field=models.CharField(choices=[('active', 'Active'), ('paused', 'On a break'), ('suspended', 'Suspended'), ('ended', 'Ended'), ('anonymised', 'Anonymised')], default='active', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['interest', 'received', 'conversation', 'screening', 'agreement'])), fields=('person',), name='volunteers_one_open_application'),
        ),
    ]
