from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_log_guard'),
    ]

    operations = [
        migrations.AlterField(
            model_name='accessentry',
            name='purpose',
            field=models.CharField(choices=[('application', 'Handle your application'), ('matching', 'Find people for a task'), ('attendance', 'Note who took part'), ('profile', 'Look up your details as an ambassador'), ('idea', 'Answer your idea')], max_length=20),
        ),
    ]
