import congdoan.records.fields
import django.db.models.deletion
import django.db.models.manager
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0007_called'),
        ('orgs', '0003_projects'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('workplaces', '0004_first_year'),
    ]

    operations = [
        migrations.CreateModel(
            name='Founder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('position', models.CharField(max_length=80, verbose_name='Chức vụ')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='founders', to='workplaces.founding')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FounderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('position', models.CharField(max_length=80, verbose_name='Chức vụ')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workplaces.founder')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workplaces.founding')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FoundingPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='workplaces.founding')),
                ('workplace', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplaces.workplace', verbose_name='Nơi làm việc')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FoundingPlaceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workplaces.foundingplace')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workplaces.founding')),
                ('workplace', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workplaces.workplace', verbose_name='Nơi làm việc')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='Ngày')),
                ('kind', models.CharField(choices=[('meeting', 'Họp ban'), ('inspection', 'Kiểm tra cơ sở'), ('report', 'Báo cáo ban thường vụ')], default='meeting', max_length=10, verbose_name='Việc')),
                ('content', models.CharField(max_length=300, verbose_name='Nội dung, kết luận')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='workplaces.committee')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('held_on', models.DateField(verbose_name='Ngày')),
                ('kind', models.CharField(choices=[('meeting', 'Họp ban'), ('inspection', 'Kiểm tra cơ sở'), ('report', 'Báo cáo ban thường vụ')], default='meeting', max_length=10, verbose_name='Việc')),
                ('content', models.CharField(max_length=300, verbose_name='Nội dung, kết luận')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workplaces.meeting')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workplaces.committee')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='Tháng')),
                ('amount', congdoan.records.fields.AmountField(verbose_name='Đã chi')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='payments', to='workplaces.collaborator')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PaymentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('month', models.DateField(verbose_name='Tháng')),
                ('amount', congdoan.records.fields.AmountField(verbose_name='Đã chi')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workplaces.payment')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workplaces.collaborator')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recruit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('born', models.DateField(blank=True, null=True, verbose_name='Ngày sinh')),
                ('hired_on', models.DateField(verbose_name='Ngày tuyển dụng')),
                ('job', models.CharField(blank=True, max_length=120, verbose_name='Nghề nghiệp, vị trí công việc')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recruitments', to='members.person', verbose_name='Hồ sơ người lao động')),
                ('unit', models.ForeignKey(help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
                ('workplace', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recruits', to='workplaces.workplace', verbose_name='Nơi làm việc')),
            ],
            options={
                'verbose_name': 'người mới tuyển dụng',
                'verbose_name_plural': 'Người mới tuyển dụng',
                'ordering': ['-hired_on', '-pk'],
                'abstract': False,
                'base_manager_name': 'all_rows',
                'default_manager_name': 'all_rows',
            },
            managers=[
                ('all_rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='RecruitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('born', models.DateField(blank=True, null=True, verbose_name='Ngày sinh')),
                ('hired_on', models.DateField(verbose_name='Ngày tuyển dụng')),
                ('job', models.CharField(blank=True, max_length=120, verbose_name='Nghề nghiệp, vị trí công việc')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='Hồ sơ người lao động')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workplaces.recruit')),
                ('unit', models.ForeignKey(db_constraint=False, help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
                ('workplace', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workplaces.workplace', verbose_name='Nơi làm việc')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='Tên đợt khảo sát')),
                ('zone', models.CharField(blank=True, help_text='Để trống nếu khảo sát cả địa bàn của đơn vị.', max_length=120, verbose_name='Khu công nghiệp')),
                ('surveyor', models.CharField(max_length=120, verbose_name='Người phụ trách khảo sát')),
                ('form', models.CharField(choices=[('visit', 'Đến tận nơi'), ('sheet', 'Phiếu gửi nơi làm việc'), ('online', 'Phiếu điện tử, điện thoại'), ('list', 'Đối chiếu hồ sơ cơ quan khác')], default='visit', max_length=6, verbose_name='Hình thức')),
                ('started_on', models.DateField(verbose_name='Bắt đầu')),
                ('due', models.DateField(verbose_name='Hạn xong')),
                ('finished_on', models.DateField(blank=True, null=True, verbose_name='Ngày xong')),
                ('status', models.CharField(choices=[('planned', 'Đã lên kế hoạch'), ('going', 'Đang khảo sát'), ('done', 'Đã xong')], default='planned', max_length=7, verbose_name='Tình trạng')),
                ('findings', models.TextField(blank=True, verbose_name='Nhận xét, dự báo')),
                ('late_from', models.DateField(editable=False, null=True, verbose_name='Trễ từ ngày')),
                ('unit', models.ForeignKey(help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'đợt khảo sát',
                'verbose_name_plural': 'Đợt khảo sát doanh nghiệp, lao động',
                'ordering': ['-started_on', '-pk'],
                'abstract': False,
                'base_manager_name': 'all_rows',
                'default_manager_name': 'all_rows',
            },
            managers=[
                ('all_rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SurveyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='Tên đợt khảo sát')),
                ('zone', models.CharField(blank=True, help_text='Để trống nếu khảo sát cả địa bàn của đơn vị.', max_length=120, verbose_name='Khu công nghiệp')),
                ('surveyor', models.CharField(max_length=120, verbose_name='Người phụ trách khảo sát')),
                ('form', models.CharField(choices=[('visit', 'Đến tận nơi'), ('sheet', 'Phiếu gửi nơi làm việc'), ('online', 'Phiếu điện tử, điện thoại'), ('list', 'Đối chiếu hồ sơ cơ quan khác')], default='visit', max_length=6, verbose_name='Hình thức')),
                ('started_on', models.DateField(verbose_name='Bắt đầu')),
                ('due', models.DateField(verbose_name='Hạn xong')),
                ('finished_on', models.DateField(blank=True, null=True, verbose_name='Ngày xong')),
                ('status', models.CharField(choices=[('planned', 'Đã lên kế hoạch'), ('going', 'Đang khảo sát'), ('done', 'Đã xong')], default='planned', max_length=7, verbose_name='Tình trạng')),
                ('findings', models.TextField(blank=True, verbose_name='Nhận xét, dự báo')),
                ('late_from', models.DateField(editable=False, null=True, verbose_name='Trễ từ ngày')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workplaces.survey')),
                ('unit', models.ForeignKey(db_constraint=False, help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='committee',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='committee',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='committee',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='founding',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='founding',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='founding',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='headcount',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='headcount',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='headcount',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='member',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='member',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='member',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='review',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='review',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='review',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='workplace',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='workplace',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='workplace',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='review',
            name='review_names_who_follows',
        ),
        migrations.AddField(
            model_name='committee',
            name='renewal_no',
            field=models.CharField(blank=True, help_text='Để trống để máy cấp số và in quyết định; ghi số nếu đã ra quyết định giấy.', max_length=60, verbose_name='Số quyết định kiện toàn'),
        ),
        migrations.AddField(
            model_name='committee',
            name='renewed_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày kiện toàn'),
        ),
        migrations.AddField(
            model_name='committee',
            name='signer',
            field=models.CharField(blank=True, max_length=120, verbose_name='Người ký quyết định'),
        ),
        migrations.AddField(
            model_name='committeeevent',
            name='renewal_no',
            field=models.CharField(blank=True, help_text='Để trống để máy cấp số và in quyết định; ghi số nếu đã ra quyết định giấy.', max_length=60, verbose_name='Số quyết định kiện toàn'),
        ),
        migrations.AddField(
            model_name='committeeevent',
            name='renewed_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày kiện toàn'),
        ),
        migrations.AddField(
            model_name='committeeevent',
            name='signer',
            field=models.CharField(blank=True, max_length=120, verbose_name='Người ký quyết định'),
        ),
        migrations.AddField(
            model_name='founding',
            name='committee',
            field=models.CharField(blank=True, choices=[('provisional', 'Ban chấp hành lâm thời do cấp trên chỉ định'), ('elected', 'Ban chấp hành do hội nghị thành lập bầu')], max_length=11, verbose_name='Ban chấp hành'),
        ),
        migrations.AddField(
            model_name='founding',
            name='conference_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày hội nghị thành lập'),
        ),
        migrations.AddField(
            model_name='founding',
            name='has_forms',
            field=models.BooleanField(default=False, verbose_name='Có đơn gia nhập'),
        ),
        migrations.AddField(
            model_name='founding',
            name='has_list',
            field=models.BooleanField(default=False, verbose_name='Có danh sách đoàn viên'),
        ),
        migrations.AddField(
            model_name='founding',
            name='has_minutes',
            field=models.BooleanField(default=False, verbose_name='Có biên bản hội nghị thành lập'),
        ),
        migrations.AddField(
            model_name='founding',
            name='refused_for',
            field=models.CharField(choices=[('employer', 'Người sử dụng lao động chưa đồng thuận'), ('workers', 'Người lao động chưa muốn tham gia'), ('few', 'Chưa đủ người có đơn'), ('closing', 'Nơi làm việc thu hẹp, sắp ngừng'), ('other', 'Lý do khác')], default='other', max_length=8, verbose_name='Loại lý do dừng'),
        ),
        migrations.AddField(
            model_name='founding',
            name='refused_on',
            field=models.DateField(editable=False, null=True, verbose_name='Dừng từ ngày'),
        ),
        migrations.AddField(
            model_name='founding',
            name='took',
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name='Số ngày từ tiếp xúc đến quyết định'),
        ),
        migrations.AddField(
            model_name='foundingevent',
            name='committee',
            field=models.CharField(blank=True, choices=[('provisional', 'Ban chấp hành lâm thời do cấp trên chỉ định'), ('elected', 'Ban chấp hành do hội nghị thành lập bầu')], max_length=11, verbose_name='Ban chấp hành'),
        ),
        migrations.AddField(
            model_name='foundingevent',
            name='conference_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày hội nghị thành lập'),
        ),
        migrations.AddField(
            model_name='foundingevent',
            name='has_forms',
            field=models.BooleanField(default=False, verbose_name='Có đơn gia nhập'),
        ),
        migrations.AddField(
            model_name='foundingevent',
            name='has_list',
            field=models.BooleanField(default=False, verbose_name='Có danh sách đoàn viên'),
        ),
        migrations.AddField(
            model_name='foundingevent',
            name='has_minutes',
            field=models.BooleanField(default=False, verbose_name='Có biên bản hội nghị thành lập'),
        ),
        migrations.AddField(
            model_name='foundingevent',
            name='refused_for',
            field=models.CharField(choices=[('employer', 'Người sử dụng lao động chưa đồng thuận'), ('workers', 'Người lao động chưa muốn tham gia'), ('few', 'Chưa đủ người có đơn'), ('closing', 'Nơi làm việc thu hẹp, sắp ngừng'), ('other', 'Lý do khác')], default='other', max_length=8, verbose_name='Loại lý do dừng'),
        ),
        migrations.AddField(
            model_name='foundingevent',
            name='refused_on',
            field=models.DateField(editable=False, null=True, verbose_name='Dừng từ ngày'),
        ),
        migrations.AddField(
            model_name='foundingevent',
            name='took',
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name='Số ngày từ tiếp xúc đến quyết định'),
        ),
        migrations.AddField(
            model_name='member',
            name='helps',
            field=models.BooleanField(default=False, verbose_name='Thuộc tổ giúp việc'),
        ),
        migrations.AddField(
            model_name='memberevent',
            name='helps',
            field=models.BooleanField(default=False, verbose_name='Thuộc tổ giúp việc'),
        ),
        migrations.AddField(
            model_name='review',
            name='opinion',
            field=models.CharField(blank=True, max_length=300, verbose_name='Ý kiến tập thể'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='opinion',
            field=models.CharField(blank=True, max_length=300, verbose_name='Ý kiến tập thể'),
        ),
        migrations.AddField(
            model_name='workplace',
            name='key_area',
            field=models.BooleanField(default=False, verbose_name='Thuộc địa bàn trọng điểm'),
        ),
        migrations.AddField(
            model_name='workplaceevent',
            name='key_area',
            field=models.BooleanField(default=False, verbose_name='Thuộc địa bàn trọng điểm'),
        ),
        migrations.AlterField(
            model_name='founding',
            name='status',
            field=models.CharField(choices=[('contacted', 'Đã tiếp xúc'), ('persuading', 'Đang vận động'), ('applications', 'Đã đủ đơn gia nhập'), ('filed', 'Đã nộp hồ sơ'), ('checked', 'Đã thẩm định hồ sơ'), ('decided', 'Đã quyết định công nhận'), ('announced', 'Đã ra mắt'), ('supported', 'Đã kèm cặp xong năm đầu'), ('refused', 'Dừng, từ chối')], default='contacted', max_length=12, verbose_name='Tình trạng'),
        ),
        migrations.AlterField(
            model_name='foundingevent',
            name='status',
            field=models.CharField(choices=[('contacted', 'Đã tiếp xúc'), ('persuading', 'Đang vận động'), ('applications', 'Đã đủ đơn gia nhập'), ('filed', 'Đã nộp hồ sơ'), ('checked', 'Đã thẩm định hồ sơ'), ('decided', 'Đã quyết định công nhận'), ('announced', 'Đã ra mắt'), ('supported', 'Đã kèm cặp xong năm đầu'), ('refused', 'Dừng, từ chối')], default='contacted', max_length=12, verbose_name='Tình trạng'),
        ),
        migrations.AlterField(
            model_name='listed',
            name='status',
            field=models.CharField(choices=[('imported', 'Mới nhận'), ('matched', 'Đã khớp'), ('new', 'Lập nơi làm việc mới'), ('duplicate', 'Trùng dòng khác'), ('ignored', 'Bỏ qua')], default='imported', max_length=9, verbose_name='Tình trạng'),
        ),
        migrations.AlterField(
            model_name='listedevent',
            name='status',
            field=models.CharField(choices=[('imported', 'Mới nhận'), ('matched', 'Đã khớp'), ('new', 'Lập nơi làm việc mới'), ('duplicate', 'Trùng dòng khác'), ('ignored', 'Bỏ qua')], default='imported', max_length=9, verbose_name='Tình trạng'),
        ),
        migrations.AlterField(
            model_name='review',
            name='concluded_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày kết luận'),
        ),
        migrations.AlterField(
            model_name='review',
            name='verdict',
            field=models.CharField(blank=True, choices=[('keep', 'Tiếp tục'), ('end', 'Thôi tham gia')], max_length=4, verbose_name='Kết luận'),
        ),
        migrations.AlterField(
            model_name='reviewevent',
            name='concluded_on',
            field=models.DateField(blank=True, null=True, verbose_name='Ngày kết luận'),
        ),
        migrations.AlterField(
            model_name='reviewevent',
            name='verdict',
            field=models.CharField(blank=True, choices=[('keep', 'Tiếp tục'), ('end', 'Thôi tham gia')], max_length=4, verbose_name='Kết luận'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_committeeevent" ("complete", "decision_no", "id", "lacking", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "renewal_no", "renewed_on", "signer", "since", "status", "unit_id", "until", "version") SELECT new_values."complete", new_values."decision_no", new_values."id", new_values."lacking", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan", new_values."renewal_no", new_values."renewed_on", new_values."signer", new_values."since", new_values."status", new_values."unit_id", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fa1095332841fb67d5cced846c80dcb492aef099', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cd349', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_committee', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_committeeevent" ("complete", "decision_no", "id", "lacking", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "renewal_no", "renewed_on", "signer", "since", "status", "unit_id", "until", "version") SELECT new_values."complete", new_values."decision_no", new_values."id", new_values."lacking", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan", new_values."renewal_no", new_values."renewed_on", new_values."signer", new_values."since", new_values."status", new_values."unit_id", new_values."until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='89bd2abfbb643af1485f03778f24156863862b24', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_dd9b6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_committee', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_committeeevent" ("complete", "decision_no", "id", "lacking", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "renewal_no", "renewed_on", "signer", "since", "status", "unit_id", "until", "version") SELECT old_values."complete", old_values."decision_no", old_values."id", old_values."lacking", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan", old_values."renewal_no", old_values."renewed_on", old_values."signer", old_values."since", old_values."status", old_values."unit_id", old_values."until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0e0dbe17c14ae565cf9512775cacd0b2cb4c741b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c9deb', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_committee', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='founding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_foundingevent" ("announced_on", "code", "committee", "conference_on", "contacted_on", "decided_on", "decision_no", "employer_promise", "filed_on", "founded_id", "has_forms", "has_list", "has_minutes", "id", "kind", "members", "mode", "name", "next_contact", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "refused_for", "refused_on", "signer", "status", "took", "unit_id", "version", "workplace_id") SELECT new_values."announced_on", new_values."code", new_values."committee", new_values."conference_on", new_values."contacted_on", new_values."decided_on", new_values."decision_no", new_values."employer_promise", new_values."filed_on", new_values."founded_id", new_values."has_forms", new_values."has_list", new_values."has_minutes", new_values."id", new_values."kind", new_values."members", new_values."mode", new_values."name", new_values."next_contact", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."refusal", new_values."refused_for", new_values."refused_on", new_values."signer", new_values."status", new_values."took", new_values."unit_id", new_values."version", new_values."workplace_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5eb7d07c7cd53a54a352efd642f93496dbffac3e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_99040', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_founding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='founding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_foundingevent" ("announced_on", "code", "committee", "conference_on", "contacted_on", "decided_on", "decision_no", "employer_promise", "filed_on", "founded_id", "has_forms", "has_list", "has_minutes", "id", "kind", "members", "mode", "name", "next_contact", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "refused_for", "refused_on", "signer", "status", "took", "unit_id", "version", "workplace_id") SELECT new_values."announced_on", new_values."code", new_values."committee", new_values."conference_on", new_values."contacted_on", new_values."decided_on", new_values."decision_no", new_values."employer_promise", new_values."filed_on", new_values."founded_id", new_values."has_forms", new_values."has_list", new_values."has_minutes", new_values."id", new_values."kind", new_values."members", new_values."mode", new_values."name", new_values."next_contact", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."refusal", new_values."refused_for", new_values."refused_on", new_values."signer", new_values."status", new_values."took", new_values."unit_id", new_values."version", new_values."workplace_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='47941adc270e796c03e18523c58621da73ef56f2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6e7fb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_founding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='founding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_foundingevent" ("announced_on", "code", "committee", "conference_on", "contacted_on", "decided_on", "decision_no", "employer_promise", "filed_on", "founded_id", "has_forms", "has_list", "has_minutes", "id", "kind", "members", "mode", "name", "next_contact", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "refused_for", "refused_on", "signer", "status", "took", "unit_id", "version", "workplace_id") SELECT old_values."announced_on", old_values."code", old_values."committee", old_values."conference_on", old_values."contacted_on", old_values."decided_on", old_values."decision_no", old_values."employer_promise", old_values."filed_on", old_values."founded_id", old_values."has_forms", old_values."has_list", old_values."has_minutes", old_values."id", old_values."kind", old_values."members", old_values."mode", old_values."name", old_values."next_contact", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."refusal", old_values."refused_for", old_values."refused_on", old_values."signer", old_values."status", old_values."took", old_values."unit_id", old_values."version", old_values."workplace_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5a17a8b89261c0163a62b437ef3d3111c71145c0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8fa64', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_founding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='headcount',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_headcountevent" ("counted_on", "direct_workers", "ethnic_minority", "female", "foreign", "id", "informal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religious", "source", "survey_id", "total", "unit_id", "until", "version", "workplace_id") SELECT new_values."counted_on", new_values."direct_workers", new_values."ethnic_minority", new_values."female", new_values."foreign", new_values."id", new_values."informal", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."religious", new_values."source", new_values."survey_id", new_values."total", new_values."unit_id", new_values."until", new_values."version", new_values."workplace_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='70b90d7585ef846fec18bda9b630ee15c95cbc40', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_52e3f', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_headcount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='headcount',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_headcountevent" ("counted_on", "direct_workers", "ethnic_minority", "female", "foreign", "id", "informal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religious", "source", "survey_id", "total", "unit_id", "until", "version", "workplace_id") SELECT new_values."counted_on", new_values."direct_workers", new_values."ethnic_minority", new_values."female", new_values."foreign", new_values."id", new_values."informal", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."religious", new_values."source", new_values."survey_id", new_values."total", new_values."unit_id", new_values."until", new_values."version", new_values."workplace_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='676f5373a2eb8b802bfb0e78d8d135aa0898ae8c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ccdb7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_headcount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='headcount',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_headcountevent" ("counted_on", "direct_workers", "ethnic_minority", "female", "foreign", "id", "informal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religious", "source", "survey_id", "total", "unit_id", "until", "version", "workplace_id") SELECT old_values."counted_on", old_values."direct_workers", old_values."ethnic_minority", old_values."female", old_values."foreign", old_values."id", old_values."informal", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."religious", old_values."source", old_values."survey_id", old_values."total", old_values."unit_id", old_values."until", old_values."version", old_values."workplace_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='20ef3f92ac099df0f0df2217c890ea393c0b5051', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4fcc8', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_headcount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_memberevent" ("full_name", "helps", "id", "left_on", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "represents", "role") SELECT new_values."full_name", new_values."helps", new_values."id", new_values."left_on", new_values."organisation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."represents", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b29bbd9752b083cee4578321fb48340d3289dbfa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_425f2', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_memberevent" ("full_name", "helps", "id", "left_on", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "represents", "role") SELECT new_values."full_name", new_values."helps", new_values."id", new_values."left_on", new_values."organisation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."represents", new_values."role" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0fbc434c62cc5b9bf0ad20b7108562112d59f8c5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_41e9b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_memberevent" ("full_name", "helps", "id", "left_on", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "represents", "role") SELECT old_values."full_name", old_values."helps", old_values."id", old_values."left_on", old_values."organisation", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."represents", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d69a3b3c4d69a665195a8fbf7f81028f45aae46c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c70fa', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_reviewevent" ("concluded_on", "contribution", "full_name", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "successor", "verdict", "year") SELECT new_values."concluded_on", new_values."contribution", new_values."full_name", new_values."id", new_values."opinion", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."successor", new_values."verdict", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9ed5775035f2cd66a15988447a5753697ad72e6e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_35d23', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_reviewevent" ("concluded_on", "contribution", "full_name", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "successor", "verdict", "year") SELECT new_values."concluded_on", new_values."contribution", new_values."full_name", new_values."id", new_values."opinion", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."successor", new_values."verdict", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='68a9cb575b44df4aeb9d7b5113f2622b1a45214b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ff72c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_reviewevent" ("concluded_on", "contribution", "full_name", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "successor", "verdict", "year") SELECT old_values."concluded_on", old_values."contribution", old_values."full_name", old_values."id", old_values."opinion", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."successor", old_values."verdict", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='14926071038a5dc400b8d91b70670a581e647fe3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_89eb6', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workplace',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_workplaceevent" ("address", "cba_eligible", "closed_on", "code", "contact", "counted_on", "eligible", "folded", "id", "key_area", "name", "opened_on", "other_representative", "ownership", "party_cell", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "sort_key", "state", "tax_code", "trade", "union_id", "union_since", "union_until", "unit_id", "version", "workers", "zone") SELECT new_values."address", new_values."cba_eligible", new_values."closed_on", new_values."code", new_values."contact", new_values."counted_on", new_values."eligible", new_values."folded", new_values."id", new_values."key_area", new_values."name", new_values."opened_on", new_values."other_representative", new_values."ownership", new_values."party_cell", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sector", new_values."sort_key", new_values."state", new_values."tax_code", new_values."trade", new_values."union_id", new_values."union_since", new_values."union_until", new_values."unit_id", new_values."version", new_values."workers", new_values."zone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a381f8ada95b7de5eb0b10fe8496d5190224c31d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_06f88', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_workplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workplace',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_workplaceevent" ("address", "cba_eligible", "closed_on", "code", "contact", "counted_on", "eligible", "folded", "id", "key_area", "name", "opened_on", "other_representative", "ownership", "party_cell", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "sort_key", "state", "tax_code", "trade", "union_id", "union_since", "union_until", "unit_id", "version", "workers", "zone") SELECT new_values."address", new_values."cba_eligible", new_values."closed_on", new_values."code", new_values."contact", new_values."counted_on", new_values."eligible", new_values."folded", new_values."id", new_values."key_area", new_values."name", new_values."opened_on", new_values."other_representative", new_values."ownership", new_values."party_cell", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sector", new_values."sort_key", new_values."state", new_values."tax_code", new_values."trade", new_values."union_id", new_values."union_since", new_values."union_until", new_values."unit_id", new_values."version", new_values."workers", new_values."zone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='95ce1b4760c54d9ca6c1275b0840b905708c0ab9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_969bb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_workplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workplace',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_workplaceevent" ("address", "cba_eligible", "closed_on", "code", "contact", "counted_on", "eligible", "folded", "id", "key_area", "name", "opened_on", "other_representative", "ownership", "party_cell", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "sort_key", "state", "tax_code", "trade", "union_id", "union_since", "union_until", "unit_id", "version", "workers", "zone") SELECT old_values."address", old_values."cba_eligible", old_values."closed_on", old_values."code", old_values."contact", old_values."counted_on", old_values."eligible", old_values."folded", old_values."id", old_values."key_area", old_values."name", old_values."opened_on", old_values."other_representative", old_values."ownership", old_values."party_cell", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sector", old_values."sort_key", old_values."state", old_values."tax_code", old_values."trade", old_values."union_id", old_values."union_since", old_values."union_until", old_values."unit_id", old_values."version", old_values."workers", old_values."zone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cc340b0e4cad6d15efff3eb77d2babeaac6c5a35', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_83374', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_workplace', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='founding',
            constraint=models.CheckConstraint(condition=models.Q(('decided_on', None), ('decided_on__gte', models.F('contacted_on')), _connector='OR'), name='union_is_decided_after_the_first_contact', violation_error_message='«Ngày quyết định» không thể trước «Tiếp xúc lần đầu».'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('concluded_on', None), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), ('concluded_on__isnull', False)), _connector='OR'), name='review_concluded_on_a_day', violation_error_message='Ghi cả «Kết luận» và «Ngày kết luận», hoặc để trống cả hai khi chưa kết luận.'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'end'), _negated=True), models.Q(('successor', ''), _negated=True), _connector='OR'), name='review_names_who_follows', violation_error_message='Thành viên thôi tham gia thì ghi người thay thế.'),
        ),
        migrations.AddField(
            model_name='headcount',
            name='survey',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='workplaces.survey', verbose_name='Đợt khảo sát'),
        ),
        migrations.AddField(
            model_name='headcountevent',
            name='survey',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workplaces.survey', verbose_name='Đợt khảo sát'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='founder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_founderevent" ("full_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id") SELECT new_values."full_name", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."record_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a589c7cd2911ea91dc3c06fd654bae0fc2faab12', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5fb78', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_founder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='founder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_founderevent" ("full_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id") SELECT new_values."full_name", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."record_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7db882b295004dee281656f1d87dba859c549356', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_24fa7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_founder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='founder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_founderevent" ("full_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "record_id") SELECT old_values."full_name", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."record_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='190641971ed36c7b9525ed85e63d86c4ae7c4279', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e233d', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_founder', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='foundingplace',
            constraint=models.UniqueConstraint(fields=('record', 'workplace'), name='place_founds_once', violation_error_message='Nơi này đã có trong hồ sơ.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foundingplace',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_foundingplaceevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "workplace_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."workplace_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='457095ce7d8a664209f67ad238d2287d927fdc0f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c6151', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_foundingplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foundingplace',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_foundingplaceevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "workplace_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."workplace_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='34cd5c4aea7be88b87cac467171a020ed823e53a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_36454', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_foundingplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foundingplace',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_foundingplaceevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "workplace_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."workplace_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0c11ce9e09577724c8ae2123f6d26d39818c3a4c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_84f00', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_foundingplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_meetingevent" ("content", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") SELECT new_values."content", new_values."held_on", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='80c18124cfeda7e6d2d1eff45f861746cbd7a035', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2ccf9', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_meetingevent" ("content", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") SELECT new_values."content", new_values."held_on", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5e6fd06182ee4c7e7c479d6b56725aeee02938a6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_06f53', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_meetingevent" ("content", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") SELECT old_values."content", old_values."held_on", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0688f68beba4972ad3c060e0d29797c27ccef79f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b35dc', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_meeting', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(fields=('record', 'month'), name='paid_once_a_month', violation_error_message='Tháng này đã ghi chi.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_paymentevent" ("amount", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") SELECT new_values."amount", new_values."id", new_values."month", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a1e4736650528ee22930cba451fdc3a9b09b3fd8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7e8cd', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_payment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_paymentevent" ("amount", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") SELECT new_values."amount", new_values."id", new_values."month", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1be4830bfc11274d5f866be43eb385b08d82dd6c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9718e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_payment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_paymentevent" ("amount", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id") SELECT old_values."amount", old_values."id", old_values."month", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bd813ab23fd816eb4494f044c7e93f522d1c2179', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c39d7', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_payment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recruit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_recruitevent" ("born", "full_name", "hired_on", "id", "job", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "version", "workplace_id") SELECT new_values."born", new_values."full_name", new_values."hired_on", new_values."id", new_values."job", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."version", new_values."workplace_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e0192178ae24962f3dcc536d874dcd52fac51038', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1c271', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_recruit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recruit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_recruitevent" ("born", "full_name", "hired_on", "id", "job", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "version", "workplace_id") SELECT new_values."born", new_values."full_name", new_values."hired_on", new_values."id", new_values."job", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."version", new_values."workplace_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d3d9d2a2060aa0a2981865be56b1c4e33b70e722', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_83be0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_recruit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recruit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_recruitevent" ("born", "full_name", "hired_on", "id", "job", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "version", "workplace_id") SELECT old_values."born", old_values."full_name", old_values."hired_on", old_values."id", old_values."job", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."version", old_values."workplace_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='571385698678d4aa585d32830a474662337e2134', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2070c', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_recruit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recruit',
            trigger=pgtrigger.compiler.Trigger(name='touch_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'workplaces/recruits', unit_id, now() FROM new_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='ce027f9af06cb35be2d2729c40de42d9c65e2d99', level='STATEMENT', operation='INSERT', pgid='pgtrigger_touch_insert_08b95', referencing='REFERENCING NEW TABLE AS new_rows ', table='workplaces_recruit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recruit',
            trigger=pgtrigger.compiler.Trigger(name='touch_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'workplaces/recruits', unit_id, now() FROM (SELECT unit_id FROM old_rows UNION SELECT unit_id FROM new_rows) AS rows GROUP BY unit_id;\nRETURN NULL;\n", hash='63ee78ac7ea6e816c6d64252b483be30766f8609', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_touch_update_e0110', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='workplaces_recruit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recruit',
            trigger=pgtrigger.compiler.Trigger(name='touch_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'workplaces/recruits', unit_id, now() FROM old_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='9e6a1768f6615d7eef5822d5fa46c07ca2c56d04', level='STATEMENT', operation='DELETE', pgid='pgtrigger_touch_delete_72557', referencing='REFERENCING OLD TABLE AS old_rows ', table='workplaces_recruit', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(('due__gte', models.F('started_on'))), name='survey_is_due_after_it_begins', violation_error_message='«Hạn xong» không được trước «Bắt đầu».'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'done'), _negated=True), ('finished_on__isnull', False), _connector='OR'), name='survey_is_done_on_a_day', violation_error_message='Ghi «Ngày xong» của đợt khảo sát.'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(('finished_on', None), ('finished_on__gte', models.F('started_on')), _connector='OR'), name='survey_ends_after_it_begins', violation_error_message='«Ngày xong» không được trước «Bắt đầu».'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_surveyevent" ("due", "findings", "finished_on", "form", "id", "late_from", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "status", "surveyor", "unit_id", "version", "zone") SELECT new_values."due", new_values."findings", new_values."finished_on", new_values."form", new_values."id", new_values."late_from", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."started_on", new_values."status", new_values."surveyor", new_values."unit_id", new_values."version", new_values."zone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='085a41d90b0a33d8ec84dbfaad79d8fa71252a46', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0ecda', referencing='REFERENCING NEW TABLE AS new_values ', table='workplaces_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_surveyevent" ("due", "findings", "finished_on", "form", "id", "late_from", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "status", "surveyor", "unit_id", "version", "zone") SELECT new_values."due", new_values."findings", new_values."finished_on", new_values."form", new_values."id", new_values."late_from", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."started_on", new_values."status", new_values."surveyor", new_values."unit_id", new_values."version", new_values."zone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='280fe479541c67708f7fc7cf2be3e5b36ddf373f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6cd52', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workplaces_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workplaces_surveyevent" ("due", "findings", "finished_on", "form", "id", "late_from", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "status", "surveyor", "unit_id", "version", "zone") SELECT old_values."due", old_values."findings", old_values."finished_on", old_values."form", old_values."id", old_values."late_from", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."started_on", old_values."status", old_values."surveyor", old_values."unit_id", old_values."version", old_values."zone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='40d6b5a13c84cf4bf21cf32949b71df0bbbb89b7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_48acd', referencing='REFERENCING OLD TABLE AS old_values ', table='workplaces_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='touch_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'workplaces/surveys', unit_id, now() FROM new_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='53ff7e8c8d8ddee4f5d2c71c0943ea5c608eb873', level='STATEMENT', operation='INSERT', pgid='pgtrigger_touch_insert_1fee9', referencing='REFERENCING NEW TABLE AS new_rows ', table='workplaces_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='touch_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'workplaces/surveys', unit_id, now() FROM (SELECT unit_id FROM old_rows UNION SELECT unit_id FROM new_rows) AS rows GROUP BY unit_id;\nRETURN NULL;\n", hash='b5eb218c5671c8b9e95041ffcfc69fd5400e5654', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_touch_update_2c000', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='workplaces_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='touch_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'workplaces/surveys', unit_id, now() FROM old_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='cb1745929df9fe90673b21064ea4f0c477ad7113', level='STATEMENT', operation='DELETE', pgid='pgtrigger_touch_delete_6674a', referencing='REFERENCING OLD TABLE AS old_rows ', table='workplaces_survey', when='AFTER')),
        ),
    ]
