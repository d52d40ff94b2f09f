
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_purpose_of_ideas'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='channel',
            field=models.CharField(choices=[('mail', 'E-mail'), ('sms', 'Text message'), ('call', 'Phone call'), ('letter', 'Letter')], db_default='mail', default='mail', max_length=6, verbose_name='how we reach you'),
        ),
        migrations.AddField(
            model_name='user',
            name='quiet_from',
            field=models.TimeField(blank=True, null=True, verbose_name='no messages from'),
        ),
        migrations.AddField(
            model_name='user',
            name='quiet_until',
            field=models.TimeField(blank=True, null=True, verbose_name='no messages until'),
        ),
        migrations.AlterField(
            model_name='accessentry',
            name='kind',
            field=models.CharField(choices=[('opened', 'opened'), ('listed', 'listed'), ('exported', 'exported'), ('printed', 'printed'), ('revealed', 'revealed')], max_length=10),
        ),
        migrations.AlterField(
            model_name='accessentry',
            name='purpose',
            field=models.CharField(choices=[('application', 'Handle your application'), ('matching', 'Find people for a task'), ('attendance', 'Note who took part'), ('profile', 'Look up your details as an ambassador'), ('idea', 'Answer your idea'), ('contact', 'Get in touch with you'), ('screening', 'Assess your screening'), ('safety', 'Look after your safety'), ('training', 'Plan courses'), ('support', 'Help with a fault you told us about'), ('data_request', 'Answer your request about your data')], max_length=20),
        ),
    ]
