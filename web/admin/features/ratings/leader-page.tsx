import { SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { readLeaderRatings, saveLeaderRatings } from '#shared/api/ballots/ratings.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useCurrentPolicy } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { toast } from '../../ui/toast.tsx';
import { useCycleCrumbs } from '../conduct/crumbs.ts';
import { changes, type Choices, given, isChanged, type LeaderSheet } from './leader-sheet.ts';
import { LeaderUnitRow } from './leader-unit-row.tsx';
import './ratings.css';
import { useTexts } from './texts.ts';

/** A county leader's ratings of all teams and principals (B-153): a sheet that is quick to fill in, signed. */
export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const crumbs = useCycleCrumbs(cycle);
  const { can } = useSession();
  const isLeader = can('ballot.lead');
  const sheet = useOperation(readLeaderRatings, { cycle }, { enabled: isLeader });
  if (!isLeader)
    return (
      <>
        <PageHeader title={t('leader')} crumbs={crumbs} />
        <EmptyState title={t('leader.nobody.title')} hint={t('leader.nobody.hint')} />
      </>
    );
  if (sheet.error?.code === 'not-found') return <MissingState title={t('leader')} crumbs={crumbs} />;
  if (sheet.error) return <ErrorState error={sheet.error} retry={() => void sheet.refetch()} />;
  if (!sheet.data) return <Loading />;
  return (
    <>
      <PageHeader title={t('leader')} crumbs={crumbs} hint={t('leader.hint')} />
      <Sheet cycle={cycle} sheet={sheet.data} />
    </>
  );
}

function Sheet({ cycle, sheet }: { cycle: string; sheet: LeaderSheet }) {
  const t = useTexts();
  const say = useSay();
  const [choices, setChoices] = useState<Choices>({});
  const [query, setQuery] = useState('');
  const [category, setCategory] = useState('');
  // Those that stay though they are rated by now: a row must not go away under the hand that rates it.
  const [openOnly, setOpenOnly] = useState<ReadonlySet<string> | null>(null);
  const { categoryName } = useCurrentPolicy();
  const { units, mayChange, whyNot } = sheet;
  const parts = units.map((unit) => given(sheet, unit, choices));
  const done = parts.reduce((sum, part) => sum + part.done, 0);
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const changed = units.filter((unit) => isChanged(unit, choices)).length;
  useLeavingWarning(changed > 0);
  if (units.length === 0 || (!sheet.ratesTeams && !sheet.ratesPrincipals))
    return whyNot && units.length > 0 ? (
      <EmptyState title={say(whyNot.message)} />
    ) : (
      <EmptyState title={t('leader.none')} hint={t('leader.none.hint')} />
    );
  const shown = units.filter(
    (unit) =>
      (category === '' || unit.category === category) &&
      (query.trim() === '' ||
        [unit.name, ...unit.principals.map(({ name }) => name)].some((name) => name.includes(query.trim()))) &&
      (openOnly === null || openOnly.has(unit.unit)),
  );
  const open = () => units.filter((_, i) => parts[i]!.done < parts[i]!.total).map(({ unit }) => unit);
  const categories = [...new Set(units.map((unit) => unit.category))];
  return (
    <div className="kp-stack">
      {whyNot && <p className="kp-note">{say(whyNot.message)}</p>}
      <div className="kp-leader-tools">
        <Input
          allowClear
          prefix={<SearchOutlined />}
          aria-label={t('leader.search')}
          placeholder={t('leader.search')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
        {categories.length > 1 && (
          <Select
            aria-label={t('leader.category')}
            value={category}
            onChange={setCategory}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('leader.category.all') },
              ...categories.map((value) => ({ value, label: categoryName(value) })),
            ]}
          />
        )}
        <Checkbox
          checked={openOnly !== null}
          onChange={({ target }) => setOpenOnly(target.checked ? new Set(open()) : null)}
        >
          {t('leader.open')}
        </Checkbox>
        {mayChange && <span className="kp-soft kp-leader-keys">{t('leader.keys')}</span>}
      </div>
      <section
        className="kp-card kp-leader-sheet"
        data-sheet
        data-parts={sheet.ratesTeams && sheet.ratesPrincipals ? 2 : 1}
        aria-label={t('leader')}
      >
        {shown.length === 0 && <EmptyState title={t(openOnly?.size === 0 ? 'leader.all' : 'leader.filter.none')} />}
        {shown.map((unit) => (
          <LeaderUnitRow
            key={unit.unit}
            sheet={sheet}
            unit={unit}
            category={categoryName(unit.category)}
            choices={choices}
            onChoose={(choice) => setChoices((before) => ({ ...before, [unit.unit]: choice }))}
          />
        ))}
      </section>
      <Bar {...{ cycle, sheet, choices, done, total, changed }} onDone={() => setChoices({})} />
    </div>
  );
}

function Bar(props: {
  cycle: string;
  sheet: LeaderSheet;
  choices: Choices;
  done: number;
  total: number;
  changed: number;
  onDone: () => void;
}) {
  const t = useTexts();
  const { cycle, sheet, choices, done, total, changed, onDone } = props;
  const save = useCommand(saveLeaderRatings, { rereadStale: true });
  const send = () =>
    save.mutate(
      { cycle, version: sheet.version, ratings: changes(sheet.units, choices) },
      {
        onSuccess: () => {
          onDone();
          toast(t('leader.done'));
        },
      },
    );
  return (
    <div className="kp-leader-bar">
      <progress max={total} value={done} aria-label={t('leader.progress', { done, total })} />
      <span>{t('leader.progress', { done, total })}</span>
      <span className="kp-soft">
        {changed > 0
          ? t('leader.unsaved', { n: changed })
          : sheet.submitted === null
            ? t('leader.notYet')
            : t('leader.saved', { at: moment(sheet.submitted) })}
      </span>
      {sheet.due !== null && sheet.mayChange && (
        <span className="kp-soft kp-leader-due">{t('due', { date: sheet.due })}</span>
      )}
      {sheet.mayChange && (
        <Button className="kp-row-end" type="primary" disabled={changed === 0} loading={save.isPending} onClick={send}>
          {changed === 0 ? t('leader.submit') : t('leader.submit.n', { n: changed })}
        </Button>
      )}
      <Refusal error={save.error} />
    </div>
  );
}

/** What was chosen lies in this page alone until it is handed in. */
function useLeavingWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
