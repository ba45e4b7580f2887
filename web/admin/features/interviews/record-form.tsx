import { Button, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { noteSections } from '#shared/appraisal/interview-record.ts';
import type { InterviewRecord, RecommendationMethod } from '#shared/appraisal/interview-record.ts';
import { takesPart } from '#shared/appraisal/placement.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useTexts } from './texts.ts';
import type { UnitConductAnswer } from './use-unit.ts';

interface Props {
  policy: Policy;
  people: UnitConductAnswer['people'];
  window: { from: string | null; to: string | null };
  record: InterviewRecord;
  readOnly: boolean;
  onChange: (record: InterviewRecord) => void;
}

/** The notes by the policy's topics: texts, the named lists, recommendations, what is good and what is not. */
export function RecordForm(props: Props) {
  const t = useTexts();
  const { policy, people, record, readOnly, onChange } = props;
  const set = (change: Partial<InterviewRecord>) => onChange({ ...record, ...change });
  const textOf = (topic: string): string => record.notes.find((note) => note.topic === topic)?.text ?? '';
  const write = (topic: string, text: string) =>
    set({ notes: [...record.notes.filter((note) => note.topic !== topic), { topic, text }] });
  const taking = people.filter(takesPart);
  const cadres = taking.filter(({ rank }) => rank === 'cadre');
  return (
    <>
      <WhenAndWho {...props} set={set} />
      {noteSections(policy).map(({ kind, topic, required }) =>
        kind === 'text' ? (
          <TextPart
            key={topic}
            label={topic}
            {...(required ? { hint: t('required') } : {})}
            {...{ readOnly, value: textOf(topic), onChange: (text: string) => write(topic, text) }}
          />
        ) : (
          <Mentions
            key={topic}
            {...{ label: topic, cadres, readOnly, value: record[kind] }}
            onChange={(list) => set({ [kind]: list })}
          />
        ),
      )}
      <Recommendations
        {...{ people: taking, readOnly, methods: policy.interviews.recommendation, value: record.recommendations }}
        onChange={(recommendations) => set({ recommendations })}
      />
      <TextPart label={t('good')} {...{ readOnly, value: record.good, onChange: (good: string) => set({ good }) }} />
      <TextPart label={t('bad')} {...{ readOnly, value: record.bad, onChange: (bad: string) => set({ bad }) }} />
    </>
  );
}

function WhenAndWho({ record, readOnly, window, set }: Props & { set: (change: Partial<InterviewRecord>) => void }) {
  const t = useTexts();
  const id = useId();
  const { date, interviewers } = record;
  const { from, to } = window;
  const isOutside = date !== null && (from === null || to === null || date < from || date > to);
  if (readOnly)
    return (
      <section className="kp-card">
        <dl className="kp-facts">
          <dt>{t('date')}</dt>
          <dd>{date ?? ''}</dd>
          <dt>{t('interviewers')}</dt>
          <dd>{interviewers.join('、')}</dd>
        </dl>
      </section>
    );
  return (
    <section className="kp-card kp-form-grid">
      <div>
        <label htmlFor={`${id}-date`}>{t('date')}</label>
        <DateField id={`${id}-date`} value={date ?? undefined} onChange={(day) => set({ date: day ?? null })} />
        {isOutside && <p className="kp-wrong">{t('outside')}</p>}
      </div>
      <div>
        <label htmlFor={`${id}-who`}>{t('interviewers')}</label>
        <Select
          id={`${id}-who`}
          mode="tags"
          className="kp-wide"
          value={interviewers}
          open={false}
          suffixIcon={null}
          onChange={(names: string[]) => set({ interviewers: names.slice(0, 10) })}
        />
        <p className="kp-soft">{t('interviewers.hint')}</p>
      </div>
    </section>
  );
}

function Part({ id, label, hint, children }: { id?: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <section className="kp-card kp-interview-part">
      <h2>
        {id ? <label htmlFor={id}>{label}</label> : label}
        {hint && <span className="kp-soft">（{hint}）</span>}
      </h2>
      {children}
    </section>
  );
}

function TextPart(props: {
  label: string;
  hint?: string;
  value: string;
  readOnly: boolean;
  onChange: (text: string) => void;
}) {
  const id = useId();
  const { label, hint, value, readOnly, onChange } = props;
  return (
    <Part {...(readOnly ? {} : { id })} label={label} {...(hint && !readOnly ? { hint } : {})}>
      {readOnly ? (
        <p className="kp-as-written">{value || '—'}</p>
      ) : (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3 }}
          maxLength={4000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Part>
  );
}

type People = UnitConductAnswer['people'];
const nameIn = (people: People, id: string): string => people.find((person) => person.id === id)?.name ?? id;
const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);
const options = (people: People, taken: readonly string[], own = '') =>
  people.filter(({ id }) => id === own || !taken.includes(id)).map(({ id, name }) => ({ value: id, label: name }));

type Mention = InterviewRecord['outstanding'][number];

/** Section-level cadres named as outstanding or poor, each with why. */
function Mentions(props: {
  label: string;
  cadres: People;
  value: Mention[];
  readOnly: boolean;
  onChange: (list: Mention[]) => void;
}) {
  const t = useTexts();
  const { label, cadres, value, readOnly, onChange } = props;
  const taken = value.map(({ person }) => person);
  return (
    <Part label={label}>
      {readOnly && value.length === 0 && <p>—</p>}
      <ul className="kp-plain-list kp-interview-rows" hidden={value.length === 0}>
        {value.map(({ person, reason }, i) => (
          <li key={person}>
            <strong>{nameIn(cadres, person)}</strong>
            {readOnly ? (
              <p className="kp-as-written">{reason}</p>
            ) : (
              <>
                <Input.TextArea
                  aria-label={`${nameIn(cadres, person)}：${t('because')}`}
                  placeholder={t('because')}
                  autoSize={{ minRows: 1 }}
                  maxLength={500}
                  value={reason}
                  onChange={({ target }) =>
                    onChange(value.map((one, j) => (j === i ? { person, reason: target.value } : one)))
                  }
                />
                <Button onClick={() => onChange(without(value, i))}>{t('remove')}</Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Select
          aria-label={`${label}：${t('cadre.choose')}`}
          className="kp-interview-choose"
          placeholder={t('cadre.add')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={options(cadres, taken)}
          onChange={(person: string | null) => person && onChange([...value, { person, reason: '' }])}
        />
      )}
    </Part>
  );
}

type Recommendation = InterviewRecord['recommendations'][number];

/** Whom this interviewee recommends as excellent, by word or by ballot. */
function Recommendations(props: {
  people: People;
  methods: readonly RecommendationMethod[];
  value: Recommendation[];
  readOnly: boolean;
  onChange: (list: Recommendation[]) => void;
}) {
  const t = useTexts();
  const { people, methods, value, readOnly, onChange } = props;
  const taken = value.map(({ person }) => person);
  const [first] = methods;
  return (
    <Part label={t('recommendations')}>
      {readOnly && value.length === 0 && <p>—</p>}
      <ul className="kp-plain-list kp-interview-rows" hidden={value.length === 0}>
        {value.map(({ person, method }, i) => (
          <li key={person}>
            <strong>{nameIn(people, person)}</strong>
            {readOnly ? (
              <span>{t(`method.${method}`)}</span>
            ) : (
              <>
                <Radio.Group
                  aria-label={`${nameIn(people, person)}：${t('method')}`}
                  value={method}
                  options={methods.map((one) => ({ value: one, label: t(`method.${one}`) }))}
                  onChange={({ target }) =>
                    onChange(value.map((one, j) => (j === i ? { person, method: target.value } : one)))
                  }
                />
                <Button onClick={() => onChange(without(value, i))}>{t('remove')}</Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && first && (
        <Select
          aria-label={`${t('recommendations')}：${t('recommendation.choose')}`}
          className="kp-interview-choose"
          placeholder={t('recommendation.add')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={options(people, taken)}
          onChange={(person: string | null) => person && onChange([...value, { person, method: first }])}
        />
      )}
    </Part>
  );
}
