
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0002_message_unsubscribe_url'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='medium',
            field=models.CharField(choices=[('mail', 'e-mail'), ('sms', 'text message')], db_default='mail', default='mail', max_length=4),
        ),
        migrations.AlterField(
            model_name='message',
            name='to',
            field=models.CharField(max_length=254),
        ),
        migrations.CreateModel(
            name='Errand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(blank=True, max_length=200, null=True, unique=True)),
                ('channel', models.CharField(max_length=6)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='errands_done', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='errands', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'errand',
                'verbose_name_plural': 'errands',
                'ordering': ['created_at', 'pk'],
                'indexes': [models.Index(fields=['done_at', 'person'], name='outbox_errands')],
            },
        ),
    ]
