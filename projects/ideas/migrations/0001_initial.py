import core.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
        ('projects', '0002_district_pages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Idea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nonce', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', core.fields.FreeCharField(max_length=120, verbose_name='title')),
                ('text', core.fields.FreeTextField(max_length=2000, verbose_name='the idea')),
                ('why', core.fields.FreeTextField(blank=True, max_length=1000, verbose_name='why')),
                ('theme', models.CharField(choices=[('lys-og-stier', 'Light and paths'), ('unge', 'Young people'), ('indbrud', 'Burglary'), ('trafik', 'Traffic and the way to school'), ('digital-tryghed', 'Digital safety'), ('naboskab', 'Neighbours'), ('natteliv', 'Nightlife'), ('dialog', 'Dialogue with the police')], max_length=16, verbose_name='theme')),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(choices=[('da', 'Danish'), ('en', 'English')], default='da', max_length=5)),
                ('state', models.CharField(choices=[('received', 'Received'), ('considered', 'Being considered'), ('adopted', 'We do it'), ('declined', 'We say no')], default='received', max_length=10, verbose_name='state')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='answer by')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', core.fields.FreeTextField(blank=True, max_length=2000, verbose_name='answer')),
                ('instead', core.fields.FreeTextField(blank=True, max_length=2000, verbose_name='what you can do instead')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('public_title', core.fields.FreeCharField(blank=True, max_length=120, verbose_name='title for everybody')),
                ('public_text', core.fields.FreeTextField(blank=True, max_length=2000, verbose_name='text for everybody')),
                ('public_place', core.fields.FreeCharField(blank=True, max_length=60, verbose_name='where the author lives')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ideas', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ideas', to='places.district')),
                ('initiative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ideas', to='projects.initiative')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ideas', to='places.municipality')),
                ('postal_code', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ideas', to='places.postalcode')),
                ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ideas', to='projects.project')),
            ],
            options={
                'verbose_name': 'idea',
                'verbose_name_plural': 'ideas',
                'ordering': ['-sent_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='IdeaReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', core.fields.FreeTextField(max_length=2000, verbose_name='message')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('idea', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='projects_ideas.idea')),
                ('writer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'reply to the author of an idea',
                'verbose_name_plural': 'replies to the authors of ideas',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='IdeaSupport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_mark', core.fields.FreeCharField(blank=True, max_length=64, null=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('idea', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='projects_ideas.idea')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='supported_ideas', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'support of an idea',
                'verbose_name_plural': 'support of ideas',
            },
        ),
        migrations.AddIndex(
            model_name='idea',
            index=models.Index(fields=['district', 'state'], name='ideas_of_district'),
        ),
        migrations.AddIndex(
            model_name='idea',
            index=models.Index(fields=['published_at'], name='ideas_published'),
        ),
        migrations.AddConstraint(
            model_name='idea',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('adopted', 'declined')), _negated=True), ('answered_at__isnull', False), _connector='OR'), name='ideas_answer_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='ideasupport',
            constraint=models.UniqueConstraint(fields=('idea', 'person'), name='ideas_support_person_once'),
        ),
        migrations.AddConstraint(
            model_name='ideasupport',
            constraint=models.UniqueConstraint(fields=('idea', 'address_mark'), name='ideas_support_address_once'),
        ),
        migrations.AddConstraint(
            model_name='ideasupport',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), ('address_mark__isnull', False), _connector='OR'), name='ideas_support_by_somebody'),
        ),
    ]
