import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0007_called'),
        ('orgs', '0003_projects'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='CardLoss',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('lost_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Mất ngày')),
                ('teller', models.CharField(choices=[('officer', 'Cán bộ ghi'), ('member', 'Đoàn viên tự báo')], default='officer', max_length=7, verbose_name='Người báo')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='Mất thế nào')),
                ('replaced_on', models.DateField(blank=True, null=True, verbose_name='Cấp thẻ mới ngày')),
                ('issue', models.PositiveSmallIntegerField(editable=False, verbose_name='Lần cấp của thẻ mất')),
                ('status', models.CharField(choices=[('lost', 'Đã báo mất'), ('replaced', 'Đã cấp thẻ mới'), ('found', 'Đã tìm lại được')], default='lost', max_length=8, verbose_name='Tình trạng')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='card_losses', to='members.person', verbose_name='Đoàn viên')),
                ('unit', models.ForeignKey(help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'thẻ báo mất',
                'verbose_name_plural': 'Thẻ báo mất',
                'ordering': ['-lost_on', '-pk'],
                'abstract': False,
                'base_manager_name': 'all_rows',
                'default_manager_name': 'all_rows',
            },
            managers=[
                ('all_rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='CardLossEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('lost_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Mất ngày')),
                ('teller', models.CharField(choices=[('officer', 'Cán bộ ghi'), ('member', 'Đoàn viên tự báo')], default='officer', max_length=7, verbose_name='Người báo')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='Mất thế nào')),
                ('replaced_on', models.DateField(blank=True, null=True, verbose_name='Cấp thẻ mới ngày')),
                ('issue', models.PositiveSmallIntegerField(editable=False, verbose_name='Lần cấp của thẻ mất')),
                ('status', models.CharField(choices=[('lost', 'Đã báo mất'), ('replaced', 'Đã cấp thẻ mới'), ('found', 'Đã tìm lại được')], default='lost', max_length=8, verbose_name='Tình trạng')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='Đoàn viên')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.cardloss')),
                ('unit', models.ForeignKey(db_constraint=False, help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('asked_by', models.CharField(choices=[('self', 'Chính người đó'), ('representative', 'Người đại diện theo pháp luật'), ('union', 'Công đoàn tự rà soát')], max_length=14, verbose_name='Người yêu cầu')),
                ('ground', models.CharField(choices=[('consent', 'Rút lại sự đồng ý'), ('purpose', 'Hết mục đích: đã thôi sinh hoạt, hết hợp đồng'), ('unlawful', 'Thu thập hoặc dùng trái quy định'), ('other', 'Căn cứ khác (ghi rõ)')], max_length=8, verbose_name='Căn cứ')),
                ('ground_note', models.CharField(blank=True, max_length=300, verbose_name='Nói rõ căn cứ')),
                ('received_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Ngày nhận')),
                ('through_others', models.BooleanField(default=False, help_text='Bên khác cũng phải xoá, nên hạn dài hơn.', verbose_name='Đã chuyển cho bên khác xử lý')),
                ('answer_by', models.DateField(editable=False, null=True, verbose_name='Hạn báo đã nhận')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='Đã báo người yêu cầu ngày')),
                ('due_on', models.DateField(editable=False, null=True, verbose_name='Hạn xoá')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='Ngày quyết định')),
                ('refusal', models.CharField(blank=True, max_length=300, verbose_name='Lý do không xoá')),
                ('erased_on', models.DateField(editable=False, null=True, verbose_name='Ngày xoá')),
                ('outcome', models.JSONField(default=dict, editable=False)),
                ('status', models.CharField(choices=[('received', 'Đã nhận yêu cầu'), ('approved', 'Đồng ý xoá'), ('erased', 'Đã xoá'), ('refused', 'Không xoá'), ('withdrawn', 'Đã rút yêu cầu')], default='received', max_length=9, verbose_name='Tình trạng')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='erasures', to='members.person', verbose_name='Người được xoá thông tin')),
                ('unit', models.ForeignKey(help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'yêu cầu xoá dữ liệu cá nhân',
                'verbose_name_plural': 'Yêu cầu xoá dữ liệu cá nhân',
                'ordering': ['-received_on', '-pk'],
                'abstract': False,
                'base_manager_name': 'all_rows',
                'default_manager_name': 'all_rows',
            },
            managers=[
                ('all_rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ErasureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('asked_by', models.CharField(choices=[('self', 'Chính người đó'), ('representative', 'Người đại diện theo pháp luật'), ('union', 'Công đoàn tự rà soát')], max_length=14, verbose_name='Người yêu cầu')),
                ('ground', models.CharField(choices=[('consent', 'Rút lại sự đồng ý'), ('purpose', 'Hết mục đích: đã thôi sinh hoạt, hết hợp đồng'), ('unlawful', 'Thu thập hoặc dùng trái quy định'), ('other', 'Căn cứ khác (ghi rõ)')], max_length=8, verbose_name='Căn cứ')),
                ('ground_note', models.CharField(blank=True, max_length=300, verbose_name='Nói rõ căn cứ')),
                ('received_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Ngày nhận')),
                ('through_others', models.BooleanField(default=False, help_text='Bên khác cũng phải xoá, nên hạn dài hơn.', verbose_name='Đã chuyển cho bên khác xử lý')),
                ('answer_by', models.DateField(editable=False, null=True, verbose_name='Hạn báo đã nhận')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='Đã báo người yêu cầu ngày')),
                ('due_on', models.DateField(editable=False, null=True, verbose_name='Hạn xoá')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='Ngày quyết định')),
                ('refusal', models.CharField(blank=True, max_length=300, verbose_name='Lý do không xoá')),
                ('erased_on', models.DateField(editable=False, null=True, verbose_name='Ngày xoá')),
                ('status', models.CharField(choices=[('received', 'Đã nhận yêu cầu'), ('approved', 'Đồng ý xoá'), ('erased', 'Đã xoá'), ('refused', 'Không xoá'), ('withdrawn', 'Đã rút yêu cầu')], default='received', max_length=9, verbose_name='Tình trạng')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='Người được xoá thông tin')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.erasure')),
                ('unit', models.ForeignKey(db_constraint=False, help_text='Gõ tên hoặc mã đơn vị, không cần dấu.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='orgs.unit', verbose_name='Đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='transfer',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='transfer',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='transfer',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='person',
            name='erased_on',
            field=models.DateField(editable=False, null=True, verbose_name='Đã xoá thông tin ngày'),
        ),
        migrations.AddField(
            model_name='person',
            name='was_complete',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='personevent',
            name='erased_on',
            field=models.DateField(editable=False, null=True, verbose_name='Đã xoá thông tin ngày'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='was_complete',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='transfer',
            name='by_member',
            field=models.BooleanField(default=False, verbose_name='Đoàn viên tự đề nghị'),
        ),
        migrations.AddField(
            model_name='transferevent',
            name='by_member',
            field=models.BooleanField(default=False, verbose_name='Đoàn viên tự đề nghị'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personevent" ("address", "born", "called", "code", "confirmed_on", "email", "erased_on", "ethnicity", "folded", "full_name", "hometown", "id", "identity_doubtful", "identity_last", "job", "merged_into_id", "nationality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "political_level", "qualification", "religion", "sex", "sort_key", "unit_id", "version", "was_complete") SELECT new_values."address", new_values."born", new_values."called", new_values."code", new_values."confirmed_on", new_values."email", new_values."erased_on", new_values."ethnicity", new_values."folded", new_values."full_name", new_values."hometown", new_values."id", new_values."identity_doubtful", new_values."identity_last", new_values."job", new_values."merged_into_id", new_values."nationality", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."political_level", new_values."qualification", new_values."religion", new_values."sex", new_values."sort_key", new_values."unit_id", new_values."version", new_values."was_complete" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aee35d6311a859c30f756f91e53575829259a9d6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ccaf2', referencing='REFERENCING NEW TABLE AS new_values ', table='members_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personevent" ("address", "born", "called", "code", "confirmed_on", "email", "erased_on", "ethnicity", "folded", "full_name", "hometown", "id", "identity_doubtful", "identity_last", "job", "merged_into_id", "nationality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "political_level", "qualification", "religion", "sex", "sort_key", "unit_id", "version", "was_complete") SELECT new_values."address", new_values."born", new_values."called", new_values."code", new_values."confirmed_on", new_values."email", new_values."erased_on", new_values."ethnicity", new_values."folded", new_values."full_name", new_values."hometown", new_values."id", new_values."identity_doubtful", new_values."identity_last", new_values."job", new_values."merged_into_id", new_values."nationality", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."political_level", new_values."qualification", new_values."religion", new_values."sex", new_values."sort_key", new_values."unit_id", new_values."version", new_values."was_complete" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."born" IS DISTINCT FROM (new_values."born") OR old_values."called" IS DISTINCT FROM (new_values."called") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."confirmed_on" IS DISTINCT FROM (new_values."confirmed_on") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."erased_on" IS DISTINCT FROM (new_values."erased_on") OR old_values."ethnicity" IS DISTINCT FROM (new_values."ethnicity") OR old_values."folded" IS DISTINCT FROM (new_values."folded") OR old_values."full_name" IS DISTINCT FROM (new_values."full_name") OR old_values."hometown" IS DISTINCT FROM (new_values."hometown") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."identity_doubtful" IS DISTINCT FROM (new_values."identity_doubtful") OR old_values."identity_last" IS DISTINCT FROM (new_values."identity_last") OR old_values."job" IS DISTINCT FROM (new_values."job") OR old_values."merged_into_id" IS DISTINCT FROM (new_values."merged_into_id") OR old_values."nationality" IS DISTINCT FROM (new_values."nationality") OR old_values."phone" IS DISTINCT FROM (new_values."phone") OR old_values."political_level" IS DISTINCT FROM (new_values."political_level") OR old_values."qualification" IS DISTINCT FROM (new_values."qualification") OR old_values."religion" IS DISTINCT FROM (new_values."religion") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."sort_key" IS DISTINCT FROM (new_values."sort_key") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."was_complete" IS DISTINCT FROM (new_values."was_complete")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='56e178168acbaa2bede32a95e8c7d7c69c030c1b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a133a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='members_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_personevent" ("address", "born", "called", "code", "confirmed_on", "email", "erased_on", "ethnicity", "folded", "full_name", "hometown", "id", "identity_doubtful", "identity_last", "job", "merged_into_id", "nationality", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "political_level", "qualification", "religion", "sex", "sort_key", "unit_id", "version", "was_complete") SELECT old_values."address", old_values."born", old_values."called", old_values."code", old_values."confirmed_on", old_values."email", old_values."erased_on", old_values."ethnicity", old_values."folded", old_values."full_name", old_values."hometown", old_values."id", old_values."identity_doubtful", old_values."identity_last", old_values."job", old_values."merged_into_id", old_values."nationality", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."political_level", old_values."qualification", old_values."religion", old_values."sex", old_values."sort_key", old_values."unit_id", old_values."version", old_values."was_complete" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='45fccdcdcbb961727b3ff1e9cea2abefd5dc4f06', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b4a8d', referencing='REFERENCING OLD TABLE AS old_values ', table='members_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='transfer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_transferevent" ("answer_by", "asked_on", "by_member", "from_unit_id", "id", "moved_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "unit_id", "version", "workplace_id") SELECT new_values."answer_by", new_values."asked_on", new_values."by_member", new_values."from_unit_id", new_values."id", new_values."moved_on", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."status", new_values."unit_id", new_values."version", new_values."workplace_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9a5d28e5d753d9e257b00927c7ebe7e9149fef3a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4de99', referencing='REFERENCING NEW TABLE AS new_values ', table='members_transfer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='transfer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_transferevent" ("answer_by", "asked_on", "by_member", "from_unit_id", "id", "moved_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "unit_id", "version", "workplace_id") SELECT new_values."answer_by", new_values."asked_on", new_values."by_member", new_values."from_unit_id", new_values."id", new_values."moved_on", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."status", new_values."unit_id", new_values."version", new_values."workplace_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='08276904bf4d39cd96a5a8b15e5661d486d97aaf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_eecdd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='members_transfer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='transfer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_transferevent" ("answer_by", "asked_on", "by_member", "from_unit_id", "id", "moved_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "unit_id", "version", "workplace_id") SELECT old_values."answer_by", old_values."asked_on", old_values."by_member", old_values."from_unit_id", old_values."id", old_values."moved_on", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."status", old_values."unit_id", old_values."version", old_values."workplace_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='90e51a90b7647472c5714d12f37155d64f63cc04', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a1fe7', referencing='REFERENCING OLD TABLE AS old_values ', table='members_transfer', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('erased_on', None), models.Q(('address', ''), ('confirmed_on', None), ('email', ''), ('ethnicity', ''), ('full_name', 'Người đã xoá thông tin'), ('hometown', ''), ('identity_doubtful', False), ('identity_last', ''), ('identity_mark', None), ('identity_sealed', None), ('job', ''), ('phone', ''), ('political_level', ''), ('qualification', ''), ('religion', '')), _connector='OR'), name='who_was_erased_stays_unnamed', violation_error_message='Người này đã được xoá thông tin theo yêu cầu, không ghi lại vào đây được; nếu trở lại thì lập hồ sơ mới.'),
        ),
        migrations.AddConstraint(
            model_name='cardloss',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'lost')), fields=('person',), name='card_lost_once_until_replaced', violation_error_message='Thẻ của người này đã được báo mất và chưa cấp thẻ mới.'),
        ),
        migrations.AddConstraint(
            model_name='cardloss',
            constraint=models.CheckConstraint(condition=models.Q(('replaced_on', None), ('replaced_on__gte', models.F('lost_on')), _connector='OR'), name='card_replaced_after_its_loss', violation_error_message='«Cấp thẻ mới ngày» không thể trước ngày mất.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cardloss',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_cardlossevent" ("id", "issue", "lost_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "status", "teller", "unit_id", "version") SELECT new_values."id", new_values."issue", new_values."lost_on", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."replaced_on", new_values."status", new_values."teller", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a166917bf353b71a0db6bcd35db41891dc7ac904', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_14937', referencing='REFERENCING NEW TABLE AS new_values ', table='members_cardloss', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cardloss',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_cardlossevent" ("id", "issue", "lost_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "status", "teller", "unit_id", "version") SELECT new_values."id", new_values."issue", new_values."lost_on", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."replaced_on", new_values."status", new_values."teller", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a5dd0b19ac1cb987f04839869194995220f0133c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7858f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='members_cardloss', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cardloss',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_cardlossevent" ("id", "issue", "lost_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "status", "teller", "unit_id", "version") SELECT old_values."id", old_values."issue", old_values."lost_on", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."replaced_on", old_values."status", old_values."teller", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0415f8f7ab65000619b668927567575a43e5dfca', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_208f1', referencing='REFERENCING OLD TABLE AS old_values ', table='members_cardloss', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cardloss',
            trigger=pgtrigger.compiler.Trigger(name='touch_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'members/cardlosses', unit_id, now() FROM new_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='bdc1b3ea30618b2ba665b4d87de20b182bc80c49', level='STATEMENT', operation='INSERT', pgid='pgtrigger_touch_insert_94c67', referencing='REFERENCING NEW TABLE AS new_rows ', table='members_cardloss', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cardloss',
            trigger=pgtrigger.compiler.Trigger(name='touch_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'members/cardlosses', unit_id, now() FROM (SELECT unit_id FROM old_rows UNION SELECT unit_id FROM new_rows) AS rows GROUP BY unit_id;\nRETURN NULL;\n", hash='ecdf9c6e73d8aaf9b389eb4162ae1be8e21fd96f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_touch_update_bd97d', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='members_cardloss', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cardloss',
            trigger=pgtrigger.compiler.Trigger(name='touch_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'members/cardlosses', unit_id, now() FROM old_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='d3b41ec7252a98cb7573c5e0c179412b863dbcec', level='STATEMENT', operation='DELETE', pgid='pgtrigger_touch_delete_8d730', referencing='REFERENCING OLD TABLE AS old_rows ', table='members_cardloss', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='erasure',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('received', 'approved'))), fields=('person',), name='erasure_asked_once_at_a_time', violation_error_message='Người này đã có một yêu cầu xoá đang giải quyết.'),
        ),
        migrations.AddConstraint(
            model_name='erasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'refused'), _negated=True), models.Q(('refusal', ''), _negated=True), _connector='OR'), name='erasure_refused_with_a_reason', violation_error_message='Ghi «Lý do không xoá» để trả lời người yêu cầu.'),
        ),
        migrations.AddConstraint(
            model_name='erasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ground', 'other'), _negated=True), models.Q(('ground_note', ''), _negated=True), _connector='OR'), name='other_ground_is_told', violation_error_message='Căn cứ khác thì ghi ở «Nói rõ căn cứ».'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_erasureevent" ("answer_by", "answered_on", "asked_by", "decided_on", "due_on", "erased_on", "ground", "ground_note", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "refusal", "status", "through_others", "unit_id", "version") SELECT new_values."answer_by", new_values."answered_on", new_values."asked_by", new_values."decided_on", new_values."due_on", new_values."erased_on", new_values."ground", new_values."ground_note", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."received_on", new_values."refusal", new_values."status", new_values."through_others", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0b6778778cbcbe2c7c88c9c37066bce7ff5bf5a6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a7edd', referencing='REFERENCING NEW TABLE AS new_values ', table='members_erasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_erasureevent" ("answer_by", "answered_on", "asked_by", "decided_on", "due_on", "erased_on", "ground", "ground_note", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "refusal", "status", "through_others", "unit_id", "version") SELECT new_values."answer_by", new_values."answered_on", new_values."asked_by", new_values."decided_on", new_values."due_on", new_values."erased_on", new_values."ground", new_values."ground_note", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."received_on", new_values."refusal", new_values."status", new_values."through_others", new_values."unit_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."answer_by" IS DISTINCT FROM (new_values."answer_by") OR old_values."answered_on" IS DISTINCT FROM (new_values."answered_on") OR old_values."asked_by" IS DISTINCT FROM (new_values."asked_by") OR old_values."decided_on" IS DISTINCT FROM (new_values."decided_on") OR old_values."due_on" IS DISTINCT FROM (new_values."due_on") OR old_values."erased_on" IS DISTINCT FROM (new_values."erased_on") OR old_values."ground" IS DISTINCT FROM (new_values."ground") OR old_values."ground_note" IS DISTINCT FROM (new_values."ground_note") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."received_on" IS DISTINCT FROM (new_values."received_on") OR old_values."refusal" IS DISTINCT FROM (new_values."refusal") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."through_others" IS DISTINCT FROM (new_values."through_others") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='284058134fd0217b9eb2ab6a5f3a9fda6963532b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b58e9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='members_erasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "members_erasureevent" ("answer_by", "answered_on", "asked_by", "decided_on", "due_on", "erased_on", "ground", "ground_note", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "refusal", "status", "through_others", "unit_id", "version") SELECT old_values."answer_by", old_values."answered_on", old_values."asked_by", old_values."decided_on", old_values."due_on", old_values."erased_on", old_values."ground", old_values."ground_note", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."received_on", old_values."refusal", old_values."status", old_values."through_others", old_values."unit_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='edd4994db1af313cc2afddc17134ae6010792173', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c6ae8', referencing='REFERENCING OLD TABLE AS old_values ', table='members_erasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='touch_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'members/erasures', unit_id, now() FROM new_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='6976e4b27a4e12f88a467221890b568b3db599b4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_touch_insert_88dba', referencing='REFERENCING NEW TABLE AS new_rows ', table='members_erasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='touch_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'members/erasures', unit_id, now() FROM (SELECT unit_id FROM old_rows UNION SELECT unit_id FROM new_rows) AS rows GROUP BY unit_id;\nRETURN NULL;\n", hash='3e46b1d46fc851034a1dc3b38a17f0f13d0d39a9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_touch_update_37d0e', referencing='REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ', table='members_erasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='touch_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO trail_touch (register, unit_id, at)\nSELECT 'members/erasures', unit_id, now() FROM old_rows GROUP BY unit_id;\nRETURN NULL;\n", hash='477d415ffb0db8c4eb89ee9ec92e95c65a9ca9ad', level='STATEMENT', operation='DELETE', pgid='pgtrigger_touch_delete_7ae6e', referencing='REFERENCING OLD TABLE AS old_rows ', table='members_erasure', when='AFTER')),
        ),
    ]
