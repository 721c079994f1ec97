import congdoan.direction.flows
import congdoan.records.fields
import django.db.models.deletion
import django.db.models.manager
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def settle(schema_editor):
    """Checks of foreign keys that still wait would keep the tables from being altered."""
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def keep_supports(apps, schema_editor):
    """What was asked for with a difficulty becomes its first line."""
    difficulties = apps.get_model("direction", "Difficulty")._base_manager.exclude(requested="")
    support = apps.get_model("direction", "Support")
    support._base_manager.bulk_create(
        support(record=one, kind=one.requested, what=one.text[:300]) for one in difficulties
    )
    settle(schema_editor)


def keep_one_lead(apps, schema_editor):
    """Leads named together: the first leads, the others cooperate. A result that nobody wrote says so."""
    tasks = apps.get_model("direction", "Task")._base_manager
    for task in tasks.filter(lead__contains=";"):
        lead, _sign, others = task.lead.partition(";")
        helping = [part.strip() for part in (others, task.cooperating) if part.strip()]
        task.lead, task.cooperating = lead.strip(), "; ".join(helping)[:300]
        task.save(update_fields=["lead", "cooperating"])
    over = tasks.filter(status__in=("reported", "accepted", "closed"), result="")
    over.update(result="(chưa ghi kết quả)")
    settle(schema_editor)


def take_back_the_unsaid(apps, schema_editor):
    """Steps that now ask for words go back to the one before, where those words are to be given."""
    difficulties = apps.get_model("direction", "Difficulty")._base_manager
    difficulties.filter(status="decided").update(status="proposed")
    difficulties.filter(status="proposed", proposal="").update(status="studied")
    settle(schema_editor)


def nothing(apps, schema_editor):
    """Going back needs no change of rows."""


class Migration(migrations.Migration):

    dependencies = [
        ('direction', '0004_office'),
        ('members', '0007_called'),
        ('orgs', '0003_projects'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        # While the old triggers still stand: they keep the history of these changes.
        migrations.RunPython(
            code=keep_one_lead,
            reverse_code=nothing,
        ),
        migrations.RunPython(
            code=take_back_the_unsaid,
            reverse_code=nothing,
        ),
        migrations.CreateModel(
            name='Charge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('field', models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực phụ trách')),
                ('since', models.DateField(verbose_name='Từ ngày')),
                ('until', models.DateField(blank=True, null=True, verbose_name='Đến hết ngày')),
                ('decision', models.CharField(blank=True, max_length=100, verbose_name='Văn bản phân công')),
                ('reports', models.TextField(blank=True, help_text='Điều uỷ viên phải báo cáo tại kỳ họp ban chấp hành, mỗi dòng một việc.', verbose_name='Nội dung phải báo cáo')),
                ('charged', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị phụ trách')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='members.person', verbose_name='Uỷ viên')),
                ('unit', models.ForeignKey(help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'phân công phụ trách',
                'verbose_name_plural': 'Phân công phụ trách',
                'ordering': ['person', '-since', '-pk'],
                'abstract': False,
                'base_manager_name': 'all_rows',
                'default_manager_name': 'all_rows',
            },
            managers=[
                ('all_rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ChargeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('field', models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực phụ trách')),
                ('since', models.DateField(verbose_name='Từ ngày')),
                ('until', models.DateField(blank=True, null=True, verbose_name='Đến hết ngày')),
                ('decision', models.CharField(blank=True, max_length=100, verbose_name='Văn bản phân công')),
                ('reports', models.TextField(blank=True, help_text='Điều uỷ viên phải báo cáo tại kỳ họp ban chấp hành, mỗi dòng một việc.', verbose_name='Nội dung phải báo cáo')),
                ('charged', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị phụ trách')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='Uỷ viên')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='direction.charge')),
                ('unit', models.ForeignKey(db_constraint=False, help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Omission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300, verbose_name='Lý do không đưa vào')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='omissions', to='direction.programme')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='omitted', to='direction.programmeitem')),
            ],
            options={
                'verbose_name': 'nội dung không đưa vào',
                'verbose_name_plural': 'Nội dung không đưa vào',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OmissionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(max_length=300, verbose_name='Lý do không đưa vào')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='direction.omission')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='direction.programme')),
                ('source', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='direction.programmeitem')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Procedure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='Tên thủ tục')),
                ('field', models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực')),
                ('steps', models.TextField(help_text='Mỗi bước một dòng.', verbose_name='Các bước')),
                ('papers', models.TextField(blank=True, help_text='Mỗi giấy tờ một dòng.', verbose_name='Hồ sơ')),
                ('limit_days', models.PositiveSmallIntegerField(blank=True, help_text='Để trống khi không quy định.', null=True, verbose_name='Thời hạn (ngày)')),
                ('limit_source', models.CharField(blank=True, max_length=200, verbose_name='Văn bản quy định thời hạn')),
                ('begins', models.CharField(choices=congdoan.direction.flows.moments, max_length=100, verbose_name='Tính từ bước')),
                ('ends', models.CharField(choices=congdoan.direction.flows.moments, max_length=100, verbose_name='Đến bước')),
                ('online_since', models.DateField(blank=True, null=True, verbose_name='Làm trên hệ thống từ')),
                ('simplified', models.TextField(blank=True, verbose_name='Đã đơn giản hoá')),
                ('until', models.DateField(blank=True, null=True, verbose_name='Hết hiệu lực ngày')),
                ('unit', models.ForeignKey(help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'thủ tục nội bộ',
                'verbose_name_plural': 'Thủ tục nội bộ',
                'ordering': ['name', 'pk'],
                'abstract': False,
                'base_manager_name': 'all_rows',
                'default_manager_name': 'all_rows',
            },
            managers=[
                ('all_rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ProcedureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='Tên thủ tục')),
                ('field', models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực')),
                ('steps', models.TextField(help_text='Mỗi bước một dòng.', verbose_name='Các bước')),
                ('papers', models.TextField(blank=True, help_text='Mỗi giấy tờ một dòng.', verbose_name='Hồ sơ')),
                ('limit_days', models.PositiveSmallIntegerField(blank=True, help_text='Để trống khi không quy định.', null=True, verbose_name='Thời hạn (ngày)')),
                ('limit_source', models.CharField(blank=True, max_length=200, verbose_name='Văn bản quy định thời hạn')),
                ('begins', models.CharField(choices=congdoan.direction.flows.moments, max_length=100, verbose_name='Tính từ bước')),
                ('ends', models.CharField(choices=congdoan.direction.flows.moments, max_length=100, verbose_name='Đến bước')),
                ('online_since', models.DateField(blank=True, null=True, verbose_name='Làm trên hệ thống từ')),
                ('simplified', models.TextField(blank=True, verbose_name='Đã đơn giản hoá')),
                ('until', models.DateField(blank=True, null=True, verbose_name='Hết hiệu lực ngày')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='direction.procedure')),
                ('unit', models.ForeignKey(db_constraint=False, help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('about', models.CharField(max_length=200, verbose_name='Nhắc việc')),
                ('due', models.DateField(blank=True, null=True, verbose_name='Thời hạn')),
                ('kind', models.CharField(choices=[('ahead', 'Sắp đến hạn'), ('late', 'Đã trễ hạn'), ('up', 'Báo cấp trên việc trễ')], default='late', max_length=5, verbose_name='Loại nhắc')),
                ('channel', models.CharField(choices=[('notice', 'Thông báo trên hệ thống'), ('phone', 'Điện thoại'), ('letter', 'Văn bản đôn đốc'), ('meeting', 'Nhắc tại cuộc họp')], default='phone', max_length=7, verbose_name='Cách nhắc')),
                ('sent_on', models.DateField(verbose_name='Ngày nhắc')),
                ('told', models.PositiveIntegerField(default=0, verbose_name='Số người nhận')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='Trả lời của nơi được nhắc')),
                ('shelf', models.CharField(blank=True, editable=False, max_length=60)),
                ('record_id', models.BigIntegerField(editable=False, null=True)),
                ('unit', models.ForeignKey(help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'lần đôn đốc',
                'verbose_name_plural': 'Đôn đốc',
                'ordering': ['-sent_on', '-pk'],
                'abstract': False,
                'base_manager_name': 'all_rows',
                'default_manager_name': 'all_rows',
            },
            managers=[
                ('all_rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ReminderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('about', models.CharField(max_length=200, verbose_name='Nhắc việc')),
                ('due', models.DateField(blank=True, null=True, verbose_name='Thời hạn')),
                ('kind', models.CharField(choices=[('ahead', 'Sắp đến hạn'), ('late', 'Đã trễ hạn'), ('up', 'Báo cấp trên việc trễ')], default='late', max_length=5, verbose_name='Loại nhắc')),
                ('channel', models.CharField(choices=[('notice', 'Thông báo trên hệ thống'), ('phone', 'Điện thoại'), ('letter', 'Văn bản đôn đốc'), ('meeting', 'Nhắc tại cuộc họp')], default='phone', max_length=7, verbose_name='Cách nhắc')),
                ('sent_on', models.DateField(verbose_name='Ngày nhắc')),
                ('told', models.PositiveIntegerField(default=0, verbose_name='Số người nhận')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='Trả lời của nơi được nhắc')),
                ('shelf', models.CharField(blank=True, editable=False, max_length=60)),
                ('record_id', models.BigIntegerField(editable=False, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='direction.reminder')),
                ('unit', models.ForeignKey(db_constraint=False, help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RequiredPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='Tên kế hoạch')),
                ('field', models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực')),
                ('basis', models.TextField(help_text='Mỗi căn cứ một dòng.', verbose_name='Căn cứ')),
                ('origin', models.CharField(choices=[('listed', 'Có trong danh mục từ đầu'), ('later', 'Cấp trên giao thêm sau')], default='listed', max_length=6, verbose_name='Nguồn')),
                ('trigger', models.CharField(choices=[('date', 'Đến ngày đã định'), ('instruction', 'Khi có văn bản chỉ đạo')], max_length=11, verbose_name='Xây dựng khi')),
                ('awaited', models.CharField(blank=True, max_length=300, verbose_name='Văn bản đang chờ')),
                ('triggered_on', models.DateField(blank=True, null=True, verbose_name='Ngày có căn cứ')),
                ('instruction', models.CharField(blank=True, max_length=100, verbose_name='Số văn bản chỉ đạo')),
                ('days', models.PositiveSmallIntegerField(default=30, verbose_name='Số ngày để ban hành')),
                ('due', models.DateField(blank=True, help_text='Để trống: ngày có căn cứ cộng số ngày để ban hành.', null=True, verbose_name='Hạn ban hành')),
                ('owner', models.CharField(max_length=200, verbose_name='Chủ trì soạn')),
                ('status', models.CharField(choices=[('waiting', 'Chờ căn cứ'), ('due', 'Đến lúc xây dựng'), ('drafting', 'Đang soạn'), ('issued', 'Đã ban hành')], default='waiting', max_length=8, verbose_name='Trạng thái')),
                ('issued_number', models.CharField(blank=True, max_length=60, verbose_name='Số kế hoạch')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='Ngày ban hành')),
                ('late_from', models.DateField(editable=False, null=True, verbose_name='Trễ từ ngày')),
                ('issued', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fulfils', to='direction.programme', verbose_name='Kế hoạch đã ban hành')),
                ('listed_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='required_plans', to='direction.programme', verbose_name='Thuộc chương trình')),
                ('unit', models.ForeignKey(help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'kế hoạch phải ban hành',
                'verbose_name_plural': 'Kế hoạch phải ban hành',
                'ordering': [models.OrderBy(models.F('due'), nulls_last=True), '-pk'],
                'abstract': False,
                'base_manager_name': 'all_rows',
                'default_manager_name': 'all_rows',
            },
            managers=[
                ('all_rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='RequiredPlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='Tên kế hoạch')),
                ('field', models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực')),
                ('basis', models.TextField(help_text='Mỗi căn cứ một dòng.', verbose_name='Căn cứ')),
                ('origin', models.CharField(choices=[('listed', 'Có trong danh mục từ đầu'), ('later', 'Cấp trên giao thêm sau')], default='listed', max_length=6, verbose_name='Nguồn')),
                ('trigger', models.CharField(choices=[('date', 'Đến ngày đã định'), ('instruction', 'Khi có văn bản chỉ đạo')], max_length=11, verbose_name='Xây dựng khi')),
                ('awaited', models.CharField(blank=True, max_length=300, verbose_name='Văn bản đang chờ')),
                ('triggered_on', models.DateField(blank=True, null=True, verbose_name='Ngày có căn cứ')),
                ('instruction', models.CharField(blank=True, max_length=100, verbose_name='Số văn bản chỉ đạo')),
                ('days', models.PositiveSmallIntegerField(default=30, verbose_name='Số ngày để ban hành')),
                ('due', models.DateField(blank=True, help_text='Để trống: ngày có căn cứ cộng số ngày để ban hành.', null=True, verbose_name='Hạn ban hành')),
                ('owner', models.CharField(max_length=200, verbose_name='Chủ trì soạn')),
                ('status', models.CharField(choices=[('waiting', 'Chờ căn cứ'), ('due', 'Đến lúc xây dựng'), ('drafting', 'Đang soạn'), ('issued', 'Đã ban hành')], default='waiting', max_length=8, verbose_name='Trạng thái')),
                ('issued_number', models.CharField(blank=True, max_length=60, verbose_name='Số kế hoạch')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='Ngày ban hành')),
                ('late_from', models.DateField(editable=False, null=True, verbose_name='Trễ từ ngày')),
                ('issued', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='direction.programme', verbose_name='Kế hoạch đã ban hành')),
                ('listed_in', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='direction.programme', verbose_name='Thuộc chương trình')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='direction.requiredplan')),
                ('unit', models.ForeignKey(db_constraint=False, help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('solution', 'Giải pháp'), ('people', 'Nhân lực'), ('means', 'Phương tiện'), ('money', 'Kinh phí')], max_length=10, verbose_name='Loại hỗ trợ')),
                ('what', models.CharField(max_length=300, verbose_name='Đề nghị')),
                ('amount', congdoan.records.fields.AmountField(blank=True, null=True, verbose_name='Số tiền đề nghị')),
                ('granted', models.CharField(blank=True, max_length=300, verbose_name='Đã đáp ứng')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='direction.difficulty')),
            ],
            options={
                'verbose_name': 'đề nghị hỗ trợ',
                'verbose_name_plural': 'Đề nghị hỗ trợ',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SupportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('solution', 'Giải pháp'), ('people', 'Nhân lực'), ('means', 'Phương tiện'), ('money', 'Kinh phí')], max_length=10, verbose_name='Loại hỗ trợ')),
                ('what', models.CharField(max_length=300, verbose_name='Đề nghị')),
                ('amount', congdoan.records.fields.AmountField(blank=True, null=True, verbose_name='Số tiền đề nghị')),
                ('granted', models.CharField(blank=True, max_length=300, verbose_name='Đã đáp ứng')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='direction.support')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='direction.difficulty')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TaskUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('scope', 'Thực hiện tại'), ('cooperates', 'Phối hợp')], default='cooperates', max_length=10, verbose_name='Vai trò')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='direction.task')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TaskUnitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('scope', 'Thực hiện tại'), ('cooperates', 'Phối hợp')], default='cooperates', max_length=10, verbose_name='Vai trò')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='direction.taskunit')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='direction.task')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='difficulty',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='difficulty',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='difficulty',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programme',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programme',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programme',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmeitem',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmeitem',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='programmeitem',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='task',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='task',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='task',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='difficulty',
            name='difficulty_answered_after_raised',
        ),
        migrations.AddField(
            model_name='difficulty',
            name='answer_by',
            field=models.DateField(editable=False, null=True, verbose_name='Hạn trả lời'),
        ),
        migrations.AddField(
            model_name='difficulty',
            name='decided_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày quyết định'),
        ),
        migrations.AddField(
            model_name='difficulty',
            name='decision',
            field=models.TextField(blank=True, verbose_name='Quyết định'),
        ),
        migrations.AddField(
            model_name='difficulty',
            name='late_from',
            field=models.DateField(editable=False, null=True, verbose_name='Quá hạn từ ngày'),
        ),
        migrations.AddField(
            model_name='difficulty',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='difficulties', to='members.person', verbose_name='Người xử lý'),
        ),
        migrations.AddField(
            model_name='difficulty',
            name='received_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày tiếp nhận'),
        ),
        migrations.AddField(
            model_name='difficultyevent',
            name='answer_by',
            field=models.DateField(editable=False, null=True, verbose_name='Hạn trả lời'),
        ),
        migrations.AddField(
            model_name='difficultyevent',
            name='decided_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày quyết định'),
        ),
        migrations.AddField(
            model_name='difficultyevent',
            name='decision',
            field=models.TextField(blank=True, verbose_name='Quyết định'),
        ),
        migrations.AddField(
            model_name='difficultyevent',
            name='late_from',
            field=models.DateField(editable=False, null=True, verbose_name='Quá hạn từ ngày'),
        ),
        migrations.AddField(
            model_name='difficultyevent',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='Người xử lý'),
        ),
        migrations.AddField(
            model_name='difficultyevent',
            name='received_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày tiếp nhận'),
        ),
        migrations.AddField(
            model_name='programme',
            name='organising',
            field=models.TextField(blank=True, verbose_name='Tổ chức thực hiện'),
        ),
        migrations.AddField(
            model_name='programme',
            name='purpose',
            field=models.TextField(blank=True, verbose_name='Mục đích, yêu cầu'),
        ),
        migrations.AddField(
            model_name='programmeevent',
            name='organising',
            field=models.TextField(blank=True, verbose_name='Tổ chức thực hiện'),
        ),
        migrations.AddField(
            model_name='programmeevent',
            name='purpose',
            field=models.TextField(blank=True, verbose_name='Mục đích, yêu cầu'),
        ),
        migrations.AddField(
            model_name='programmeitem',
            name='field',
            field=models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực'),
        ),
        migrations.AddField(
            model_name='programmeitem',
            name='off_core',
            field=models.BooleanField(default=False, verbose_name='Ngoài chức năng đại diện'),
        ),
        migrations.AddField(
            model_name='programmeitemevent',
            name='field',
            field=models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực'),
        ),
        migrations.AddField(
            model_name='programmeitemevent',
            name='off_core',
            field=models.BooleanField(default=False, verbose_name='Ngoài chức năng đại diện'),
        ),
        migrations.AddField(
            model_name='task',
            name='evidence',
            field=models.CharField(blank=True, help_text='Số văn bản hoặc đường dẫn; tệp thì đính kèm vào bản ghi.', max_length=300, verbose_name='Minh chứng'),
        ),
        migrations.AddField(
            model_name='task',
            name='field',
            field=models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực'),
        ),
        migrations.AddField(
            model_name='task',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='members.person', verbose_name='Người chịu trách nhiệm'),
        ),
        migrations.AddField(
            model_name='taskevent',
            name='evidence',
            field=models.CharField(blank=True, help_text='Số văn bản hoặc đường dẫn; tệp thì đính kèm vào bản ghi.', max_length=300, verbose_name='Minh chứng'),
        ),
        migrations.AddField(
            model_name='taskevent',
            name='field',
            field=models.CharField(blank=True, choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực'),
        ),
        migrations.AddField(
            model_name='taskevent',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='Người chịu trách nhiệm'),
        ),
        migrations.AlterField(
            model_name='difficulty',
            name='field',
            field=models.CharField(choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực'),
        ),
        migrations.AlterField(
            model_name='difficultyevent',
            name='field',
            field=models.CharField(choices=[('organisation', 'Tổ chức, đoàn viên'), ('representation', 'Đại diện, bảo vệ'), ('welfare', 'Chăm lo đời sống'), ('education', 'Tuyên truyền, thi đua'), ('women', 'Nữ công'), ('inspection', 'Kiểm tra, giám sát'), ('finance', 'Tài chính, tài sản'), ('digital', 'Chuyển đổi số, văn phòng'), ('other', 'Việc khác')], max_length=15, verbose_name='Lĩnh vực'),
        ),
        migrations.AlterField(
            model_name='programme',
            name='status',
            field=models.CharField(choices=[('draft', 'Dự thảo'), ('consultation', 'Lấy ý kiến'), ('submitted', 'Đã trình'), ('adopted', 'Đã thông qua'), ('issued', 'Đã ban hành'), ('running', 'Đang thực hiện'), ('midterm', 'Đã sơ kết'), ('reviewed', 'Đã tổng kết'), ('closed', 'Đã lưu')], default='draft', max_length=12, verbose_name='Trạng thái'),
        ),
        migrations.AlterField(
            model_name='programmeevent',
            name='status',
            field=models.CharField(choices=[('draft', 'Dự thảo'), ('consultation', 'Lấy ý kiến'), ('submitted', 'Đã trình'), ('adopted', 'Đã thông qua'), ('issued', 'Đã ban hành'), ('running', 'Đang thực hiện'), ('midterm', 'Đã sơ kết'), ('reviewed', 'Đã tổng kết'), ('closed', 'Đã lưu')], default='draft', max_length=12, verbose_name='Trạng thái'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='difficulty',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_difficultyevent" ("answer", "answer_by", "answered_on", "decided_on", "decision", "field", "handler", "id", "late_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "raised_on", "received_on", "status", "text", "unit_id", "version") SELECT new_values."answer", new_values."answer_by", new_values."answered_on", new_values."decided_on", new_values."decision", new_values."field", new_values."handler", new_values."id", new_values."late_from", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposal", new_values."raised_on", new_values."received_on", new_values."status", new_values."text", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e755056bbb8cf7101d9bf00906d0f76dd08df6f5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bcdc6', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_difficulty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='difficulty',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_difficultyevent" ("answer", "answer_by", "answered_on", "decided_on", "decision", "field", "handler", "id", "late_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "raised_on", "received_on", "status", "text", "unit_id", "version") SELECT new_values."answer", new_values."answer_by", new_values."answered_on", new_values."decided_on", new_values."decision", new_values."field", new_values."handler", new_values."id", new_values."late_from", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposal", new_values."raised_on", new_values."received_on", new_values."status", new_values."text", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c66b1609bae8cafd38e86a85be1a0927c36a315f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_72796', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_difficulty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='difficulty',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_difficultyevent" ("answer", "answer_by", "answered_on", "decided_on", "decision", "field", "handler", "id", "late_from", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "raised_on", "received_on", "status", "text", "unit_id", "version") SELECT old_values."answer", old_values."answer_by", old_values."answered_on", old_values."decided_on", old_values."decision", old_values."field", old_values."handler", old_values."id", old_values."late_from", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposal", old_values."raised_on", old_values."received_on", old_values."status", old_values."text", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cd7c490454059c4cf0e91f60631a2aa9e0623c1e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fb684', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_difficulty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_programmeevent" ("adopted_by", "basis", "id", "issued_on", "issuer", "kind", "number", "organising", "parent_id", "period_end", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recipients", "review_rule", "signer", "status", "text", "theme", "title", "unit_id", "version") SELECT new_values."adopted_by", new_values."basis", new_values."id", new_values."issued_on", new_values."issuer", new_values."kind", new_values."number", new_values."organising", new_values."parent_id", new_values."period_end", new_values."period_start", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."recipients", new_values."review_rule", new_values."signer", new_values."status", new_values."text", new_values."theme", new_values."title", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='39293fe40cd88cb6db7db9627c20b457723405da', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c6ccb', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_programmeevent" ("adopted_by", "basis", "id", "issued_on", "issuer", "kind", "number", "organising", "parent_id", "period_end", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recipients", "review_rule", "signer", "status", "text", "theme", "title", "unit_id", "version") SELECT new_values."adopted_by", new_values."basis", new_values."id", new_values."issued_on", new_values."issuer", new_values."kind", new_values."number", new_values."organising", new_values."parent_id", new_values."period_end", new_values."period_start", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."recipients", new_values."review_rule", new_values."signer", new_values."status", new_values."text", new_values."theme", new_values."title", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dc252a2c61881dd819a734c658a2a929bcb0622e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4e71b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_programmeevent" ("adopted_by", "basis", "id", "issued_on", "issuer", "kind", "number", "organising", "parent_id", "period_end", "period_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recipients", "review_rule", "signer", "status", "text", "theme", "title", "unit_id", "version") SELECT old_values."adopted_by", old_values."basis", old_values."id", old_values."issued_on", old_values."issuer", old_values."kind", old_values."number", old_values."organising", old_values."parent_id", old_values."period_end", old_values."period_start", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."recipients", old_values."review_rule", old_values."signer", old_values."status", old_values."text", old_values."theme", old_values."title", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cc93e2c63423968fa4508f869bbaa3544cd39314', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5af6b', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_programmeitemevent" ("cooperating", "due", "field", "id", "kind", "lead", "off_core", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "record_id", "source_id", "target_id", "text") SELECT new_values."cooperating", new_values."due", new_values."field", new_values."id", new_values."kind", new_values."lead", new_values."off_core", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."reason", new_values."record_id", new_values."source_id", new_values."target_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='34534caca1d5f8b4338f161c74fd9c8fb3991ca5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_10244', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_programmeitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_programmeitemevent" ("cooperating", "due", "field", "id", "kind", "lead", "off_core", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "record_id", "source_id", "target_id", "text") SELECT new_values."cooperating", new_values."due", new_values."field", new_values."id", new_values."kind", new_values."lead", new_values."off_core", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."reason", new_values."record_id", new_values."source_id", new_values."target_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1b1960c12f33732f61f915dbf1985ab2876cad99', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9b415', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_programmeitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_programmeitemevent" ("cooperating", "due", "field", "id", "kind", "lead", "off_core", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "record_id", "source_id", "target_id", "text") SELECT old_values."cooperating", old_values."due", old_values."field", old_values."id", old_values."kind", old_values."lead", old_values."off_core", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."reason", old_values."record_id", old_values."source_id", old_values."target_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='67d49d2fa9649b81e35654422760213045c38cc4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_745c4', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_programmeitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_taskevent" ("cooperating", "done_on", "due", "evidence", "field", "id", "incoming_id", "late_from", "lead", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "source_id", "status", "text", "unit_id", "version") SELECT new_values."cooperating", new_values."done_on", new_values."due", new_values."evidence", new_values."field", new_values."id", new_values."incoming_id", new_values."late_from", new_values."lead", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."result", new_values."source_id", new_values."status", new_values."text", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='806c4214ef2958a91fa45a2765d39b2d28d85c77', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_efbc6', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_task', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_taskevent" ("cooperating", "done_on", "due", "evidence", "field", "id", "incoming_id", "late_from", "lead", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "source_id", "status", "text", "unit_id", "version") SELECT new_values."cooperating", new_values."done_on", new_values."due", new_values."evidence", new_values."field", new_values."id", new_values."incoming_id", new_values."late_from", new_values."lead", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."result", new_values."source_id", new_values."status", new_values."text", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='09bbe4f4983ff0e3a1f974709591f469a2a83241', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f42dc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_task', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_taskevent" ("cooperating", "done_on", "due", "evidence", "field", "id", "incoming_id", "late_from", "lead", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "source_id", "status", "text", "unit_id", "version") SELECT old_values."cooperating", old_values."done_on", old_values."due", old_values."evidence", old_values."field", old_values."id", old_values."incoming_id", old_values."late_from", old_values."lead", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."source_id", old_values."status", old_values."text", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9e7f70ff5b75da8eae52d93feee25391e2fec4a7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8af35', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_task', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='difficulty',
            constraint=models.CheckConstraint(condition=models.Q(('answered_on', None), ('answered_on__gte', models.F('raised_on')), _connector='OR'), name='difficulty_answered_after_raised', violation_error_message='Ngày trả lời không thể sớm hơn ngày nêu.'),
        ),
        migrations.AddConstraint(
            model_name='difficulty',
            constraint=models.CheckConstraint(condition=models.Q(('received_on', None), ('received_on__gte', models.F('raised_on')), _connector='OR'), name='difficulty_received_after_raised', violation_error_message='Ngày tiếp nhận không thể sớm hơn ngày nêu.'),
        ),
        migrations.AddConstraint(
            model_name='difficulty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('proposed', 'decided')), _negated=True), models.Q(('proposal', ''), _negated=True), _connector='OR'), name='difficulty_proposed_in_words', violation_error_message='Ghi phương án trước khi đề xuất.'),
        ),
        migrations.AddConstraint(
            model_name='difficulty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'decided'), _negated=True), models.Q(models.Q(('decision', ''), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='difficulty_decided_in_words', violation_error_message='Ghi nội dung và ngày quyết định.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lead', ''), _negated=True), models.Q(('lead__contains', ';'), _negated=True)), name='task_has_one_lead', violation_error_message='Ghi đúng một nơi chủ trì; những nơi khác ghi ở «Phối hợp».'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('reported', 'accepted', 'closed')), _negated=True), models.Q(('result', ''), _negated=True), _connector='OR'), name='task_is_reported_with_a_result', violation_error_message='Ghi «Kết quả» trước khi báo cáo.'),
        ),
        migrations.AddConstraint(
            model_name='charge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('field', ''), _negated=True), ('charged__isnull', False), _connector='OR'), name='charge_is_over_something', violation_error_message='Chọn lĩnh vực phụ trách hoặc đơn vị phụ trách.'),
        ),
        migrations.AddConstraint(
            model_name='charge',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='charge_ends_after_it_begins', violation_error_message='«Đến hết ngày» không được trước «Từ ngày».'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charge',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_chargeevent" ("charged_id", "decision", "field", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reports", "since", "unit_id", "until", "version") SELECT new_values."charged_id", new_values."decision", new_values."field", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reports", new_values."since", new_values."unit_id", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ff3f915d68b495f6b84a6483209fdb98e1ee58ef', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a76b0', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_charge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charge',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_chargeevent" ("charged_id", "decision", "field", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reports", "since", "unit_id", "until", "version") SELECT new_values."charged_id", new_values."decision", new_values."field", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reports", new_values."since", new_values."unit_id", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5a42d1ba32c7062bd376da5cf8287ef7f6fa371e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a1e77', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_charge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charge',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_chargeevent" ("charged_id", "decision", "field", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reports", "since", "unit_id", "until", "version") SELECT old_values."charged_id", old_values."decision", old_values."field", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reports", old_values."since", old_values."unit_id", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='59b0deb01715e1541c9ce2b975a23c4318b38670', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e8a53', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_charge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charge',
            trigger=pgtrigger.compiler.Trigger(name='touch_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/charges', unit_id, now() FROM new_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='31c9a1880b62f7d9bda417368044127803c8537f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_touch_insert_fa6cf', referencing='REFERENCING NEW TABLE AS new_rows ', table='direction_charge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charge',
            trigger=pgtrigger.compiler.Trigger(name='touch_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/charges', unit_id, now() FROM (SELECT unit_id FROM old_rows UNION SELECT unit_id FROM new_rows) AS rows GROUP BY unit_id;\nRETURN NULL;\n", hash='2ba8e26858dd8b787f5508bda0f8136dd70aaf9b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_touch_update_f6d5b', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='direction_charge', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charge',
            trigger=pgtrigger.compiler.Trigger(name='touch_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/charges', unit_id, now() FROM old_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='41cda7ac48eb954251785763bc22dc9113f28e85', level='STATEMENT', operation='DELETE', pgid='pgtrigger_touch_delete_587dd', referencing='REFERENCING OLD TABLE AS old_rows ', table='direction_charge', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='omission',
            constraint=models.UniqueConstraint(fields=('record', 'source'), name='omission_once', violation_error_message='Nội dung này đã ghi là không đưa vào.'),
        ),
        migrations.AddConstraint(
            model_name='omission',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='omission_says_why', violation_error_message='Ghi lý do không đưa vào.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='omission',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_omissionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "source_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."record_id", new_values."source_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f01392d19031733aa0fa5819dc1d58b42ccc1249', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b0c0a', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_omission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='omission',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_omissionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "source_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."record_id", new_values."source_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='409066e30defe52f6c3ea341175752af43c36b75', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b349b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_omission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='omission',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_omissionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "source_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."record_id", old_values."source_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='908672e4cfe40b4e954e09f34161ddc3cb9144ed', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2d24e', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_omission', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='procedure',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='procedure_once', violation_error_message='Đơn vị đã có thủ tục mang tên này.'),
        ),
        migrations.AddConstraint(
            model_name='procedure',
            constraint=models.CheckConstraint(condition=models.Q(('limit_days', 0), _negated=True), name='procedure_takes_time', violation_error_message='«Thời hạn» phải từ 1 ngày; không quy định thì để trống.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='procedure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_procedureevent" ("begins", "ends", "field", "id", "limit_days", "limit_source", "name", "online_since", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simplified", "steps", "unit_id", "until", "version") SELECT new_values."begins", new_values."ends", new_values."field", new_values."id", new_values."limit_days", new_values."limit_source", new_values."name", new_values."online_since", new_values."papers", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."simplified", new_values."steps", new_values."unit_id", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4b2a7e93b10cd24333b97094fcffbd90a3640033', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_aa397', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_procedure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='procedure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_procedureevent" ("begins", "ends", "field", "id", "limit_days", "limit_source", "name", "online_since", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simplified", "steps", "unit_id", "until", "version") SELECT new_values."begins", new_values."ends", new_values."field", new_values."id", new_values."limit_days", new_values."limit_source", new_values."name", new_values."online_since", new_values."papers", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."simplified", new_values."steps", new_values."unit_id", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8f2fc542208a32a8e3a148b81a61edd3c6b1adce', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_24ccf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_procedure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='procedure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_procedureevent" ("begins", "ends", "field", "id", "limit_days", "limit_source", "name", "online_since", "papers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "simplified", "steps", "unit_id", "until", "version") SELECT old_values."begins", old_values."ends", old_values."field", old_values."id", old_values."limit_days", old_values."limit_source", old_values."name", old_values."online_since", old_values."papers", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."simplified", old_values."steps", old_values."unit_id", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8ead7b36b10af259ae33ae23ddbd90a995d10b53', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_20fd7', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_procedure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='procedure',
            trigger=pgtrigger.compiler.Trigger(name='touch_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/procedures', unit_id, now() FROM new_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='5596274231c61a309bff5f4fec638ac4e7fa9d19', level='STATEMENT', operation='INSERT', pgid='pgtrigger_touch_insert_49b59', referencing='REFERENCING NEW TABLE AS new_rows ', table='direction_procedure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='procedure',
            trigger=pgtrigger.compiler.Trigger(name='touch_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/procedures', unit_id, now() FROM (SELECT unit_id FROM old_rows UNION SELECT unit_id FROM new_rows) AS rows GROUP BY unit_id;\nRETURN NULL;\n", hash='c729e6a9975667e6dfb0f2c892dc0d7114f6ad86', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_touch_update_b1cff', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='direction_procedure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='procedure',
            trigger=pgtrigger.compiler.Trigger(name='touch_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/procedures', unit_id, now() FROM old_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='6d8b90ef7fc4da29908abb3d6d664da271c6e27d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_touch_delete_eaf09', referencing='REFERENCING OLD TABLE AS old_rows ', table='direction_procedure', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(fields=['shelf', 'record_id'], name='reminder_of'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('unit', 'shelf', 'record_id', 'kind', 'sent_on'), name='reminder_once_a_day', violation_error_message='Việc này đã được nhắc trong ngày.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_reminderevent" ("about", "channel", "due", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "sent_on", "shelf", "told", "unit_id", "version") SELECT new_values."about", new_values."channel", new_values."due", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."sent_on", new_values."shelf", new_values."told", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2dc709e1a177201751379143f526031ba73d2ec6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_61530', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_reminder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_reminderevent" ("about", "channel", "due", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "sent_on", "shelf", "told", "unit_id", "version") SELECT new_values."about", new_values."channel", new_values."due", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."sent_on", new_values."shelf", new_values."told", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='431d2a20d24d857db6c08a6ef8c79e84eba8789f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bf9e0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_reminder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_reminderevent" ("about", "channel", "due", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "sent_on", "shelf", "told", "unit_id", "version") SELECT old_values."about", old_values."channel", old_values."due", old_values."id", old_values."kind", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."sent_on", old_values."shelf", old_values."told", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a485662130e35d6c3a57bcc9135fa6c3430333dd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_024f5', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_reminder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='touch_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/reminders', unit_id, now() FROM new_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='d61734fe461323d07c6c978b2ef9f4b2a19dff5d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_touch_insert_c57be', referencing='REFERENCING NEW TABLE AS new_rows ', table='direction_reminder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='touch_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/reminders', unit_id, now() FROM (SELECT unit_id FROM old_rows UNION SELECT unit_id FROM new_rows) AS rows GROUP BY unit_id;\nRETURN NULL;\n", hash='4186b7c74eb09bb09d5a2974c99aa6dbe1520a77', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_touch_update_34374', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='direction_reminder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='touch_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/reminders', unit_id, now() FROM old_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='a4848713bd2a93c048106d391a99e1a6ac8c6db8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_touch_delete_e6a99', referencing='REFERENCING OLD TABLE AS old_rows ', table='direction_reminder', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='requiredplan',
            constraint=models.UniqueConstraint(fields=('unit', 'title'), name='required_plan_once', violation_error_message='Đơn vị đã có kế hoạch này trong danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='requiredplan',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'waiting'), ('triggered_on__isnull', False), _connector='OR'), name='required_plan_is_set_off', violation_error_message='Ghi «Ngày có căn cứ» trước khi xây dựng.'),
        ),
        migrations.AddConstraint(
            model_name='requiredplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('trigger', 'instruction'), _negated=True), ('triggered_on', None), models.Q(('instruction', ''), _negated=True), _connector='OR'), name='required_plan_names_its_instruction', violation_error_message='Ghi «Số văn bản chỉ đạo» làm căn cứ.'),
        ),
        migrations.AddConstraint(
            model_name='requiredplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('trigger', 'date'), _negated=True), ('triggered_on__isnull', False), _connector='OR'), name='required_plan_knows_its_day', violation_error_message='Kế hoạch theo ngày phải ghi «Ngày có căn cứ».'),
        ),
        migrations.AddConstraint(
            model_name='requiredplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'issued'), _negated=True), models.Q(models.Q(('issued_number', ''), _negated=True), ('issued_on__isnull', False)), _connector='OR'), name='required_plan_is_issued_under_a_number', violation_error_message='Ghi số và ngày ban hành, hoặc chọn kế hoạch đã ban hành trên hệ thống.'),
        ),
        migrations.AddConstraint(
            model_name='requiredplan',
            constraint=models.CheckConstraint(condition=models.Q(('issued_on', None), ('issued_on__gte', models.F('triggered_on')), _connector='OR'), name='required_plan_is_issued_after_its_trigger', violation_error_message='Ngày ban hành không thể trước ngày có căn cứ.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requiredplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_requiredplanevent" ("awaited", "basis", "days", "due", "field", "id", "instruction", "issued_id", "issued_number", "issued_on", "late_from", "listed_in_id", "origin", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "title", "trigger", "triggered_on", "unit_id", "version") SELECT new_values."awaited", new_values."basis", new_values."days", new_values."due", new_values."field", new_values."id", new_values."instruction", new_values."issued_id", new_values."issued_number", new_values."issued_on", new_values."late_from", new_values."listed_in_id", new_values."origin", new_values."owner", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."status", new_values."title", new_values."trigger", new_values."triggered_on", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dad621c7e9d096b2ea144dcd36ebdf000544d51c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7533f', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_requiredplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requiredplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_requiredplanevent" ("awaited", "basis", "days", "due", "field", "id", "instruction", "issued_id", "issued_number", "issued_on", "late_from", "listed_in_id", "origin", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "title", "trigger", "triggered_on", "unit_id", "version") SELECT new_values."awaited", new_values."basis", new_values."days", new_values."due", new_values."field", new_values."id", new_values."instruction", new_values."issued_id", new_values."issued_number", new_values."issued_on", new_values."late_from", new_values."listed_in_id", new_values."origin", new_values."owner", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."status", new_values."title", new_values."trigger", new_values."triggered_on", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6e3bfa923aba7bacf39221f8fd288d32961400e6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_95479', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_requiredplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requiredplan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_requiredplanevent" ("awaited", "basis", "days", "due", "field", "id", "instruction", "issued_id", "issued_number", "issued_on", "late_from", "listed_in_id", "origin", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "title", "trigger", "triggered_on", "unit_id", "version") SELECT old_values."awaited", old_values."basis", old_values."days", old_values."due", old_values."field", old_values."id", old_values."instruction", old_values."issued_id", old_values."issued_number", old_values."issued_on", old_values."late_from", old_values."listed_in_id", old_values."origin", old_values."owner", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."status", old_values."title", old_values."trigger", old_values."triggered_on", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0cda06ed77aef834630250e81380168ebe24f155', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_75d4c', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_requiredplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requiredplan',
            trigger=pgtrigger.compiler.Trigger(name='touch_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/required_plans', unit_id, now() FROM new_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='a8d77b60720474718d4e4e22a1f8c9c9488e2a68', level='STATEMENT', operation='INSERT', pgid='pgtrigger_touch_insert_a7132', referencing='REFERENCING NEW TABLE AS new_rows ', table='direction_requiredplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requiredplan',
            trigger=pgtrigger.compiler.Trigger(name='touch_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/required_plans', unit_id, now() FROM (SELECT unit_id FROM old_rows UNION SELECT unit_id FROM new_rows) AS rows GROUP BY unit_id;\nRETURN NULL;\n", hash='13df1624a68459694c27b0600c7581a783a850eb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_touch_update_2457f', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='direction_requiredplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requiredplan',
            trigger=pgtrigger.compiler.Trigger(name='touch_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'direction/required_plans', unit_id, now() FROM old_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='236a1b8d2182e7f594544a52d006b962868767d4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_touch_delete_7f594', referencing='REFERENCING OLD TABLE AS old_rows ', table='direction_requiredplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='support',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_supportevent" ("amount", "granted", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "what") SELECT new_values."amount", new_values."granted", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."what" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1042333a2e5262efa133182be4c68c0e00d64f3c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b446b', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_support', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='support',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_supportevent" ("amount", "granted", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "what") SELECT new_values."amount", new_values."granted", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."what" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f2cd228215cf2ceed39d86a225441d07b3179a25', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_57d0c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_support', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='support',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_supportevent" ("amount", "granted", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "what") SELECT old_values."amount", old_values."granted", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."what" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='273623b1bfaa322cc02993b580722d7769531c8e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_01853', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_support', when='AFTER')),
        ),
        migrations.AlterUniqueTogether(
            name='taskunit',
            unique_together={('record', 'role', 'unit')},
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='taskunit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_taskunitevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "role", "unit_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."role", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='37415ff631b75ce3f7c603932db567c0f36fa506', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8b600', referencing='REFERENCING NEW TABLE AS new_values ', table='direction_taskunit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='taskunit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_taskunitevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "role", "unit_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."role", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8befedb5b88072cebddf94451eb87a9bc554b65e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4a1ff', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='direction_taskunit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='taskunit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "direction_taskunitevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "role", "unit_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."role", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e42066c1478d5106fe2069e7995b33abcc2e3d57', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bd577', referencing='REFERENCING OLD TABLE AS old_values ', table='direction_taskunit', when='AFTER')),
        ),
        migrations.RunPython(
            code=keep_supports,
            reverse_code=nothing,
        ),
        migrations.RemoveField(
            model_name='difficulty',
            name='requested',
        ),
        migrations.RemoveField(
            model_name='difficultyevent',
            name='requested',
        ),
    ]
