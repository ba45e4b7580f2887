import { Button, Form, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { ulid } from 'ulid';
import { removeGroup, saveGroup } from '#shared/api/units.ts';
import { useCommand } from '../../app/api.ts';
import { useRegister } from '../../app/lookups.ts';
import type { Register } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { ConfirmByName } from '../../ui/confirm-by-name.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useTexts } from './texts.ts';
import { toast } from '../../ui/toast.tsx';

type Group = Register['data']['groups'][number];

export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const { register, error, refetch } = useRegister();
  const [editing, setEditing] = useState<Group | 'new' | null>(null);
  const [removing, setRemoving] = useState<Group | null>(null);
  const writes = can('groups.write');
  const columns = useMemo((): Column<Group>[] => {
    const unitsOf = (group: Group) => register?.data.units.filter((unit) => unit.group === group.id) ?? [];
    return [
      {
        key: 'name',
        title: t('groups.name'),
        width: 240,
        value: (group) => group.name,
        render: (group) => <Link to={`/units?f.group=${encodeURIComponent(group.id)}`}>{group.name}</Link>,
      },
      { key: 'id', title: t('unit.id'), width: 120, value: (group) => group.id },
      { key: 'units', title: t('groups.units'), width: 100, align: 'right', value: (group) => unitsOf(group).length },
      {
        key: 'people',
        title: t('groups.people'),
        width: 100,
        align: 'right',
        value: (group) => unitsOf(group).reduce((sum, unit) => sum + unit.people, 0),
      },
      ...(writes
        ? [
            {
              key: 'actions',
              title: t('groups.actions'),
              control: true,
              width: 170,
              value: () => null,
              render: (group: Group) => (
                <>
                  <Button size="small" type="link" onClick={() => setEditing(group)}>
                    {t('groups.rename')}
                  </Button>
                  <Button size="small" type="link" danger onClick={() => setRemoving(group)}>
                    {t('groups.remove')}
                  </Button>
                </>
              ),
            },
          ]
        : []),
    ];
  }, [t, register, writes]);
  return (
    <>
      <PageHeader
        title={t('groups')}
        hint={t('groups.hint')}
        extra={
          writes && (
            <Button type="primary" onClick={() => setEditing('new')}>
              {t('groups.new')}
            </Button>
          )
        }
      />
      {error && <ErrorState error={error} retry={() => refetch()} />}
      {!error && !register && <Loading />}
      {register && (
        <DataTable
          id="groups"
          label={t('groups')}
          plain
          rows={register.data.groups}
          columns={columns}
          rowKey={(group) => group.id}
          empty={<EmptyState title={t('groups.empty')} hint={t('groups.hint')} />}
        />
      )}
      {editing && <GroupForm group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {removing && <RemoveGroup group={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function GroupForm({ group, onClose }: { group: Group | null; onClose: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<{ name: string }>();
  const save = useCommand(saveGroup);
  const submit = ({ name }: { name: string }) =>
    save.mutate(
      { id: group?.id ?? ulid(), version: group?.version ?? null, name: name.trim() },
      {
        onSuccess: () => {
          toast(t('unit.saved'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={group ? t('groups.rename') : t('groups.new')}
      okText={t('save')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ name: group?.name ?? '' }} onFinish={submit}>
        <Form.Item name="name" label={t('groups.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
      </Form>
      <Refusal error={save.error} />
    </Modal>
  );
}

function RemoveGroup({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useTexts();
  const remove = useCommand(removeGroup);
  return (
    <ConfirmByName
      open
      title={t('groups.remove')}
      name={group.name}
      confirm={t('groups.remove')}
      busy={remove.isPending}
      error={remove.error}
      onCancel={onClose}
      onConfirm={(reason) => remove.mutate({ id: group.id, version: group.version, reason }, { onSuccess: onClose })}
    >
      {t('groups.remove.what', { name: group.name })}
    </ConfirmByName>
  );
}
