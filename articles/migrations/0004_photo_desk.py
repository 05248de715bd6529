"""The photo desk: rights, provenance, collections, uploads, spellings of agencies."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from articles.editions import EDITIONS
from articles.text import credits
from articles.text.arabic import tokens
from articles.text.captions import faults, weight


def filed(agency):
    """The words of an agency, framed, as publishing/photos/filing.py looks for them when its name changes."""
    names = [agency.name, agency.short_form, *agency.other_names.values(), *agency.other_short_forms.values()]
    return f"| {' '.join(tokens(' '.join(names)))} |"


def lacks(photo, known):
    """What the words of a photo lack; `known` says of a name, by its key, whether it is an agency's."""
    return weight(
        faults(
            photo.caption,
            photo.alt,
            place=photo.place,
            taken_on=photo.taken_on,
            has_credit=bool(photo.photographer.strip() or photo.credit_rows.all()),
            calendar=EDITIONS[photo.edition],
            credit_left=bool(credits.split(photo.caption, lambda name: credits.key(name) in known)[1]),
        )
    )


def file_away(apps, schema_editor):
    """Every photo that is there already gets its row, with what the library finds it by and what its words lack."""
    Photo, Provenance = apps.get_model("articles", "Photo"), apps.get_model("articles", "Provenance")
    agencies = apps.get_model("articles", "Agency").objects.all()
    known = {credits.key(name) for one in agencies for name in (one.short_form, *one.other_short_forms.values())}
    rows = []
    for photo in Photo.objects.prefetch_related("credit_rows__agency").iterator(500):
        date = photo.taken_on.isoformat() if photo.taken_on else ""
        said = " ".join([photo.caption, photo.alt, photo.photographer, photo.place, date, f"#{photo.pk}"])
        agencies = [filed(row.agency) for row in photo.credit_rows.all()]
        folded = f" {' '.join([*tokens(said), *agencies])} "
        rows.append(Provenance(photo_id=photo.pk, folded=folded, lacks=lacks(photo, known)))
    Provenance.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_writing_room'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AgencySpelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spelling', models.CharField(max_length=120)),
                ('folded', models.CharField(max_length=120, unique=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Collection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('stem', models.TextField(blank=True, verbose_name='shared beginning of the captions')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
            ],
            options={
                'verbose_name': 'collection',
                'verbose_name_plural': 'collections',
                'ordering': ['-made_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Provenance',
            fields=[
                ('photo', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='provenance', serialize=False, to='articles.photo')),
                ('folded', models.TextField(blank=True)),
                ('lacks', models.PositiveSmallIntegerField(default=0)),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('fingerprint', models.BigIntegerField(null=True)),
                ('raw', models.JSONField(default=dict)),
                ('readings', models.JSONField(default=dict)),
                ('location', models.JSONField(null=True)),
                ('keywords', models.JSONField(blank=True, default=list, verbose_name='keywords')),
                ('unnamed', models.JSONField(default=list)),
                ('instructions', models.TextField(blank=True, verbose_name='instructions')),
                ('rights_note', models.TextField(blank=True, verbose_name='note on rights')),
            ],
            options={
                'permissions': [('see_location', 'Can see where on earth a photo was taken')],
            },
        ),
        migrations.CreateModel(
            name='OpenLine',
            fields=[
                ('photo', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='articles.photo')),
                ('before', models.JSONField()),
                ('at', models.DateTimeField(db_index=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('key', models.CharField(max_length=43, primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=255)),
                ('size', models.PositiveBigIntegerField()),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('received', models.PositiveBigIntegerField(default=0)),
                ('state', models.CharField(choices=[('sending', 'Sending'), ('twin', 'Twin'), ('done', 'Done'), ('refused', 'Refused')], default='sending', max_length=8)),
                ('facts', models.JSONField(default=dict)),
                ('began_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['began_at', 'key'],
            },
        ),
        migrations.AddField(
            model_name='agency',
            name='rights_class',
            field=models.CharField(choices=[('staff', 'our own photographer'), ('commissioned', 'commissioned'), ('subscription', 'agency, by subscription'), ('licensed', 'licensed for one use'), ('pool', 'pool'), ('handout', 'handout'), ('courtesy', 'by courtesy'), ('free', 'free licence or public domain')], default='subscription', max_length=12, verbose_name='rights of its photos'),
        ),
        migrations.AddField(
            model_name='articlephoto',
            name='worded_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='photo',
            name='copyright',
            field=models.CharField(blank=True, max_length=200, verbose_name='copyright notice'),
        ),
        migrations.AddField(
            model_name='photo',
            name='editions',
            field=models.JSONField(blank=True, default=list, verbose_name='editions that may print it'),
        ),
        migrations.AddField(
            model_name='photo',
            name='headline',
            field=models.CharField(blank=True, help_text="A few words over the photo's own page; agencies bring one.", max_length=200, verbose_name='title'),
        ),
        migrations.AddField(
            model_name='photo',
            name='held',
            field=models.BooleanField(default=False, help_text='Readers see it nowhere, whatever the dates below say.', verbose_name='do not publish'),
        ),
        migrations.AddField(
            model_name='photo',
            name='people',
            field=models.CharField(blank=True, help_text='Who is in the picture: names, with commas between them.', max_length=500, verbose_name='people'),
        ),
        migrations.AddField(
            model_name='photo',
            name='rights_class',
            field=models.CharField(blank=True, choices=[('staff', 'our own photographer'), ('commissioned', 'commissioned'), ('subscription', 'agency, by subscription'), ('licensed', 'licensed for one use'), ('pool', 'pool'), ('handout', 'handout'), ('courtesy', 'by courtesy'), ('free', 'free licence or public domain')], help_text='Empty: as its first agency says.', max_length=12, verbose_name='rights'),
        ),
        migrations.AddField(
            model_name='photo',
            name='usable_from',
            field=models.DateTimeField(blank=True, null=True, verbose_name='usable from'),
        ),
        migrations.AddField(
            model_name='photo',
            name='usable_until',
            field=models.DateTimeField(blank=True, help_text='At this moment it leaves every page by itself.', null=True, verbose_name='usable until'),
        ),
        migrations.AddField(
            model_name='photo',
            name='worded_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='publishedphoto',
            name='barred',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['cuts'], name='photo_by_cuts'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['original'], name='photo_by_original'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(condition=models.Q(('usable_until__isnull', False)), fields=['usable_until'], name='photo_next_end'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(condition=models.Q(('worded_at__isnull', False)), fields=['worded_at'], name='photo_by_new_words'),
        ),
        migrations.AddIndex(
            model_name='provenance',
            index=models.Index(condition=models.Q(('lacks__gt', 0)), fields=['-lacks', '-photo'], name='provenance_lacking'),
        ),
        migrations.AddConstraint(
            model_name='agency',
            constraint=models.CheckConstraint(condition=models.Q(('rights_class__in', ['staff', 'commissioned', 'subscription', 'licensed', 'pool', 'handout', 'courtesy', 'free'])), name='agency_rights_are_known'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.CheckConstraint(condition=models.Q(('usable_from__isnull', True), ('usable_until__isnull', True), ('usable_until__gt', models.F('usable_from')), _connector='OR'), name='photo_rights_end_after_they_start', violation_error_message='The end must be later than the start.'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.CheckConstraint(condition=models.Q(('rights_class', ''), ('rights_class__in', ['staff', 'commissioned', 'subscription', 'licensed', 'pool', 'handout', 'courtesy', 'free']), _connector='OR'), name='photo_rights_are_known'),
        ),
        migrations.AddField(
            model_name='agencyspelling',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spellings', to='articles.agency'),
        ),
        migrations.AddField(
            model_name='collection',
            name='made_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='collection',
            name='photos',
            field=models.ManyToManyField(blank=True, related_name='+', to='articles.photo', verbose_name='photos'),
        ),
        migrations.AddField(
            model_name='provenance',
            name='added_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='provenance',
            name='regions',
            field=models.ManyToManyField(blank=True, help_text='With all that is part of them. None: every region.', related_name='+', to='articles.region', verbose_name='regions whose stories may print it'),
        ),
        migrations.AddField(
            model_name='upload',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='upload',
            name='collection',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.collection'),
        ),
        migrations.AddField(
            model_name='upload',
            name='photo',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.photo'),
        ),
        migrations.AddField(
            model_name='upload',
            name='twin',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.photo'),
        ),
        migrations.AddConstraint(
            model_name='agencyspelling',
            constraint=models.CheckConstraint(condition=models.Q(('folded', ''), _negated=True), name='spelling_has_letters'),
        ),
        migrations.AddConstraint(
            model_name='collection',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='collection_has_a_name'),
        ),
        migrations.AddIndex(
            model_name='upload',
            index=models.Index(fields=['by', 'state'], name='upload_of_user'),
        ),
        migrations.AddIndex(
            model_name='upload',
            index=models.Index(condition=models.Q(('state', 'twin')), fields=['state'], name='upload_waits'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('received__lte', models.F('size'))), name='upload_is_no_longer_than_it_is'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['sending', 'twin', 'done', 'refused'])), name='upload_state_is_known'),
        ),
        migrations.RunPython(file_away, migrations.RunPython.noop),
    ]
