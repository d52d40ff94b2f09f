
import core.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('projects', '0007_course_requirement'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CourseIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', core.fields.FreeTextField(blank=True, max_length=300, verbose_name='lead')),
            ],
            options={
                'verbose_name': 'list of courses',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='CourseModulePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', core.fields.FreeTextField(blank=True, max_length=300, verbose_name='lead')),
                ('minutes', models.PositiveSmallIntegerField(default=5, verbose_name='takes about so many minutes')),
                ('body', wagtail.fields.StreamField([('section', 2), ('picture', 5), ('signposts', 13)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 100}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'bold', 'ul', 'ol', 'link', 'document-link'], 'label': 'Text'}), 2: ('wagtail.blocks.StructBlock', [[('heading', 0), ('text', 1)]], {}), 3: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 200, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('picture', 3), ('caption', 4)]], {}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Telephone number', 'max_length': 20, 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Who or what it is', 'max_length': 80}), 8: ('wagtail.blocks.TextBlock', (), {'label': 'When you use it', 'max_length': 300}), 9: ('wagtail.blocks.URLBlock', (), {'label': 'Website', 'required': False}), 10: ('wagtail.blocks.BooleanBlock', (), {'label': 'Somebody is in danger right now', 'required': False}), 11: ('wagtail.blocks.StructBlock', [[('number', 6), ('heading', 7), ('text', 8), ('link', 9), ('at_once', 10)]], {}), 12: ('wagtail.blocks.ListBlock', (11,), {'label': 'Signposts'}), 13: ('wagtail.blocks.StructBlock', [[('heading', 0), ('signs', 12)]], {})}, verbose_name='content')),
                ('questions', wagtail.fields.StreamField([('question', 6)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Question', 'max_length': 200}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Answer', 'max_length': 200}), 2: ('wagtail.blocks.BooleanBlock', (), {'label': 'This is the right one', 'required': False}), 3: ('wagtail.blocks.TextBlock', (), {'help_text': 'Kind and to the point: what is right about it, or what they may have overlooked.', 'label': 'What we say to who chose it', 'max_length': 400}), 4: ('wagtail.blocks.StructBlock', [[('text', 1), ('right', 2), ('feedback', 3)]], {}), 5: ('wagtail.blocks.ListBlock', (4,), {'label': 'Answers', 'max_num': 5, 'min_num': 2}), 6: ('wagtail.blocks.StructBlock', [[('question', 0), ('answers', 5)]], {})}, verbose_name='questions')),
            ],
            options={
                'verbose_name': 'part of a course',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', core.fields.FreeCharField(max_length=100, verbose_name='name')),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='short name')),
                ('purpose', core.fields.FreeTextField(max_length=400, verbose_name='what it is for')),
                ('months', models.PositiveSmallIntegerField(blank=True, help_text='Leave it empty if it never runs out.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='holds so many months')),
                ('includes', models.ManyToManyField(blank=True, help_text="Whoever completes this course needn't take those.", related_name='included_in', to='volunteers_training.course', verbose_name='covers these courses too')),
            ],
            options={
                'verbose_name': 'course',
                'verbose_name_plural': 'courses',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CourseDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=8, unique=True, verbose_name='code')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='days', to='volunteers_training.course')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='course_day', to='projects.session')),
            ],
            options={
                'verbose_name': 'course day',
                'verbose_name_plural': 'course days',
                'ordering': ['-session__starts_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Completion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('completed_on', models.DateField(verbose_name='completed on')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='holds until')),
                ('by', models.CharField(choices=[('modules', 'Answered the questions of every part'), ('code', 'Typed the code of a course day'), ('attended', 'Took part in a course day'), ('staff', 'Noted by the police district')], max_length=8, verbose_name='how')),
                ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='completions', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='completions', to='volunteers_training.course')),
                ('day', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='completions', to='volunteers_training.courseday')),
            ],
            options={
                'verbose_name': 'completion',
                'verbose_name_plural': 'completions',
                'ordering': ['-completed_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CoursePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', core.fields.FreeTextField(blank=True, max_length=300, verbose_name='lead')),
                ('course', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='page', to='volunteers_training.course', verbose_name='course')),
            ],
            options={
                'verbose_name': 'page of a course',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ModuleDone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('done_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='done', to='volunteers_training.coursemodulepage')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='modules_done', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'completed part of a course',
                'verbose_name_plural': 'completed parts of courses',
            },
        ),
        migrations.AddConstraint(
            model_name='courseday',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='volunteers_training_has_code'),
        ),
        migrations.AddIndex(
            model_name='completion',
            index=models.Index(fields=['expires_on'], name='volunteers_training_ends'),
        ),
        migrations.AddConstraint(
            model_name='completion',
            constraint=models.UniqueConstraint(fields=('person', 'course', 'completed_on'), name='volunteers_training_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='moduledone',
            constraint=models.UniqueConstraint(fields=('person', 'module'), name='volunteers_training_part_once'),
        ),
    ]
