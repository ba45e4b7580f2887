import { Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { monotonicFactory } from 'ulid';
import { listInterviewees } from '#shared/api/conduct/interviews.ts';
import type { Input as InputOf } from '#shared/api/operation.ts';
import { rankNames, statusNames } from '#shared/policy/terms.ts';
import { useCommand } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { usePolicyVersion } from '../../app/lookups.ts';
import { Refusal } from '../../ui/error-state.tsx';
import type { Interviews, UnitAddress } from './interviews-page.tsx';
import { useTexts } from './texts.ts';
import type { UnitConductAnswer } from './use-unit.ts';

type Entry = InputOf<typeof listInterviewees>['entries'][number];

/** The list stands by ids: who is put on it at once, in the order of the choice. */
const nextId = monotonicFactory();

const outsider = (category: string): Entry => ({ id: nextId(), person: null, name: '', post: '', category });

/** Puts people on the list: those appraised here by name, anybody else by name and post. */
export function AddPeople(props: {
  at: UnitAddress;
  unit: UnitConductAnswer;
  data: Interviews;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTexts();
  const { at, data, open, onClose } = props;
  const [isAsked, setAsked] = useState(false);
  const add = useCommand(listInterviewees, { rereadStale: true });
  const { policy } = usePolicyVersion(props.unit.policyVersion);
  const scope = policy?.interviews.scope ?? [];
  const isFirst = data.interviews.length === 0;
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [category, setCategory] = useState<string | null>(null);
  const [others, setOthers] = useState<Entry[]>([]);
  const people = chosen ?? (isFirst ? data.suggested.map(({ person }) => person) : []);
  const team = new Set(data.suggested.map(({ person }) => person));
  const named = others.filter(({ name, post }) => name.trim() !== '' && post.trim() !== '');
  const shut = () => {
    add.reset();
    setChosen(null);
    setOthers([]);
    setAsked(false);
    onClose();
  };
  const send = () => {
    setAsked(true);
    const categoryOf = (person: string): string =>
      category ?? (team.has(person) ? scope[0] : (scope[1] ?? scope[0])) ?? '';
    const entries: Entry[] = [
      ...people.map((person) => ({ id: nextId(), person, name: '', post: '', category: categoryOf(person) })),
      ...named,
    ];
    if (entries.length > 0) add.mutate({ ...at, entries }, { onSuccess: shut });
  };
  return (
    <Modal
      open={open}
      title={t('add')}
      okText={t('add')}
      okButtonProps={{ loading: add.isPending }}
      onOk={send}
      onCancel={shut}
      destroyOnHidden
    >
      <div className="kp-stack">
        <PeopleChoice
          {...{ unit: props.unit, data, value: people, onChange: setChosen }}
          {...{ scope, category, onCategory: setCategory }}
        />
        <Others value={others} scope={scope} onChange={setOthers} />
        {isAsked && people.length + named.length === 0 && <p className="kp-wrong">{t('add.none')}</p>}
        <Refusal error={add.error} />
      </div>
    </Modal>
  );
}

function PeopleChoice(props: {
  unit: UnitConductAnswer;
  data: Interviews;
  value: string[];
  onChange: (value: string[]) => void;
  scope: readonly string[];
  category: string | null;
  onCategory: (category: string | null) => void;
}) {
  const t = useTexts();
  const say = useSay();
  const id = useId();
  const listed = new Set(props.data.interviews.map(({ who }) => who.person));
  const note = ({ rank, status }: UnitConductAnswer['people'][number]) =>
    status === 'appraised' ? say(rankNames[rank]) : say(statusNames[status]);
  return (
    <>
      <div>
        <label htmlFor={id}>{t('add.people')}</label>
        <Select
          id={id}
          mode="multiple"
          className="kp-wide"
          value={props.value}
          onChange={props.onChange}
          showSearch={{ optionFilterProp: 'label' }}
          options={props.unit.people
            .filter((person) => !listed.has(person.id))
            .map((person) => ({ value: person.id, label: `${person.name}（${note(person)}）` }))}
        />
      </div>
      <div>
        <label htmlFor={`${id}-category`}>{t('category.people')}</label>
        <Select
          id={`${id}-category`}
          className="kp-wide"
          allowClear
          value={props.category}
          placeholder={t('category.auto')}
          onChange={(value: string | undefined) => props.onCategory(value ?? null)}
          options={props.scope.map((value) => ({ value, label: value }))}
        />
      </div>
    </>
  );
}

function Others(props: { value: Entry[]; scope: readonly string[]; onChange: (value: Entry[]) => void }) {
  const t = useTexts();
  const { value, scope, onChange } = props;
  const put = (at: number, change: Partial<Entry>) =>
    onChange(value.map((entry, i) => (i === at ? { ...entry, ...change } : entry)));
  return (
    <fieldset className="kp-plain-fieldset">
      <legend>{t('add.other')}</legend>
      {value.map((entry, i) => (
        <div key={entry.id} className="kp-row kp-interview-other">
          <Input
            aria-label={t('name')}
            placeholder={t('name')}
            maxLength={100}
            value={entry.name}
            onChange={({ target }) => put(i, { name: target.value })}
          />
          <Input
            aria-label={t('post')}
            placeholder={t('post')}
            maxLength={100}
            value={entry.post}
            onChange={({ target }) => put(i, { post: target.value })}
          />
          <Select
            aria-label={t('category')}
            value={entry.category}
            onChange={(category: string) => put(i, { category })}
            options={scope.map((one) => ({ value: one, label: one }))}
          />
          <Button onClick={() => onChange(value.filter((_, at) => at !== i))}>{t('remove')}</Button>
        </div>
      ))}
      <Button onClick={() => onChange([...value, outsider(scope[1] ?? scope[0] ?? '')])}>{t('add.outside')}</Button>
    </fieldset>
  );
}
