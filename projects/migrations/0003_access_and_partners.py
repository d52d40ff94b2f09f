import core.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def keep_partners(apps, schema_editor):
    """The partners a project has, before they get a role of their own."""
    partnership = apps.get_model("projects", "Partnership")
    through = apps.get_model("projects", "Project").partners.through
    pairs = through.objects.order_by("pk").values_list("project_id", "organisation_id")
    partnership.objects.bulk_create(partnership(project_id=one, organisation_id=other) for one, other in pairs)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_log_guard'),
        ('projects', '0002_district_pages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='initiative',
            name='drop_in',
            field=models.BooleanField(default=False, help_text='No signing up. The sessions stand under “When are the police near you?”.', verbose_name='anybody may come by'),
        ),
        migrations.AddField(
            model_name='project',
            name='access',
            field=models.CharField(choices=[('open', 'Everybody reads and may take part'), ('members', 'Everybody reads, members take part'), ('restricted', 'Members alone read and take part')], default='open', max_length=12, verbose_name='access'),
        ),
        migrations.AddField(
            model_name='project',
            name='contact',
            field=core.fields.FreeCharField(blank=True, help_text='A function, never a private person: “The coordinators at Fyns Politi”.', max_length=120, verbose_name='who to ask'),
        ),
        migrations.AddField(
            model_name='project',
            name='contact_way',
            field=core.fields.FreeCharField(blank=True, help_text="The function's phone number or e-mail address.", max_length=120, verbose_name='how to get hold of them'),
        ),
        migrations.AddField(
            model_name='project',
            name='kind',
            field=models.CharField(choices=[('ordinary', 'Ordinary project'), ('victim-care', 'Care for victims')], default='ordinary', max_length=12, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='project',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='projects_owned', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', core.fields.FreeCharField(max_length=120, verbose_name='milestone')),
                ('due_on', models.DateField(verbose_name='by when')),
                ('reached_on', models.DateField(blank=True, null=True, verbose_name='reached on')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='projects.project')),
                ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='milestones', to='projects.session', verbose_name='session it answers')),
            ],
            options={
                'verbose_name': 'milestone',
                'verbose_name_plural': 'milestones',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', core.fields.FreeCharField(blank=True, max_length=120, verbose_name='what they do')),
                ('link', models.URLField(blank=True, verbose_name='link')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='accounts.organisation', verbose_name='partner')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partnerships', to='projects.project')),
            ],
            options={
                'verbose_name': 'partner of a project',
                'verbose_name_plural': 'partners of projects',
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='partnership',
            constraint=models.UniqueConstraint(fields=('project', 'organisation'), name='projects_partner_once'),
        ),
        # A table of its own for what was a bare many-to-many: Django can't alter one into the other.
        migrations.RunPython(keep_partners, migrations.RunPython.noop),
        migrations.RemoveField(model_name='project', name='partners'),
        migrations.AddField(
            model_name='project',
            name='partners',
            field=models.ManyToManyField(blank=True, related_name='projects', through='projects.Partnership', to='accounts.organisation'),
        ),
        migrations.CreateModel(
            name='ProjectMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='project_memberships', to=settings.AUTH_USER_MODEL)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='projects.project')),
            ],
            options={
                'verbose_name': 'member of a project',
                'verbose_name_plural': 'members of projects',
            },
        ),
        migrations.AddConstraint(
            model_name='projectmember',
            constraint=models.UniqueConstraint(fields=('project', 'person'), name='projects_member_once'),
        ),
    ]
