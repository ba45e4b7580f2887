import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { ulid } from 'ulid';
import { createPolls } from '#shared/api/ballots/polls.ts';
import { sourceNames } from '#shared/policy/terms.ts';
import { useCommand } from '../../app/api.ts';
import { useMarks, useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import { ArticleLink } from '../policy/article-link.tsx';
import { madeOf, namesOf } from './plan-choice.ts';
import type { PollsProps } from './polls-page.tsx';
import { ProblemList } from './problem-list.tsx';
import { useTexts } from './texts.ts';
import type { PlannedPoll } from './use-poll.ts';

const mediums = ['electronic', 'paper'] as const;

/** What the policy asks for, to be ticked and made: electronic or on paper, in earnest or as a trial. */
export function PlanCard({ place, polls, conduct }: PollsProps) {
  const t = useTexts();
  const create = useCommand(createPolls);
  // What others run is for them to make.
  const planned = polls.planned.filter(({ mayMake }) => mayMake);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(() => new Map());
  const [medium, setMedium] = useState<(typeof mediums)[number]>('electronic');
  const [dryRun, setDryRun] = useState(false);
  const taken = (one: PlannedPoll) => !dryRun && madeOf(one, polls.polls) !== undefined;
  const wanted = planned.filter((one) => chosen.has(one.key) && !taken(one));
  // The id is drawn when the poll is ticked: what is sent twice is made once.
  const toggle = (key: string) =>
    setChosen((now) => {
      const next = new Map(now);
      if (!next.delete(key)) next.set(key, ulid());
      return next;
    });
  return (
    <section className="kp-card kp-stack">
      <h2>{t('plan')}</h2>
      {planned.length === 0 ? (
        <p className="kp-soft">{t('plan.none')}</p>
      ) : (
        <>
          <p className="kp-soft">{t('plan.what')}</p>
          <ul className="kp-plain-list kp-poll-list">
            {planned.map((one) => (
              <PlannedLine
                key={one.key}
                planned={one}
                version={conduct.policyVersion}
                isMade={taken(one)}
                isChosen={chosen.has(one.key) && !taken(one)}
                onToggle={() => toggle(one.key)}
              />
            ))}
          </ul>
          <div className="kp-row kp-poll-how">
            <Radio.Group
              aria-label={t('plan.medium')}
              value={medium}
              onChange={(event) => setMedium(event.target.value as (typeof mediums)[number])}
              options={mediums.map((one) => ({ value: one, label: t(`medium.${one}`) }))}
            />
            <Checkbox checked={dryRun} onChange={(event) => setDryRun(event.target.checked)}>
              {t('plan.dry')}
            </Checkbox>
          </div>
          <p className="kp-soft">{t(dryRun ? 'plan.dry.what' : `plan.${medium}.what`)}</p>
          <Refusal error={create.error} />
          <div className="kp-row">
            <Button
              type="primary"
              disabled={wanted.length === 0}
              loading={create.isPending}
              onClick={() =>
                create.mutate(
                  { ...place, polls: wanted.map(({ key }) => ({ id: chosen.get(key)!, key, medium, dryRun })) },
                  {
                    onSuccess: () => {
                      toast(t('plan.done', { n: wanted.length }));
                      setChosen(new Map());
                    },
                  },
                )
              }
            >
              {wanted.length === 0 ? t('plan.choose') : t('plan.create', { n: wanted.length })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function PlannedLine(props: {
  planned: PlannedPoll;
  version: string;
  isMade: boolean;
  isChosen: boolean;
  onToggle: () => void;
}) {
  const { planned, version, isMade } = props;
  const t = useTexts();
  const say = useSay();
  const marks = useMarks();
  const { can } = useSession();
  const { names, more } = namesOf(planned.subjects, 6);
  return (
    <li data-made={isMade}>
      <div className="kp-poll-what">
        <Checkbox checked={props.isChosen} disabled={isMade} onChange={props.onToggle}>
          <strong>{planned.title}</strong>
        </Checkbox>
        <p className="kp-row">
          <span className="kp-tag">{say(sourceNames[planned.source])}</span>
          {planned.purpose === 'staff' && <span className="kp-tag">{t('purpose.staff')}</span>}
          <span className="kp-tag">{t(`fill.${planned.fillMode}`)}</span>
          {isMade && <span className="kp-tag kp-tag-blue">{t('plan.made')}</span>}
          {can('policy.read') && <ArticleLink version={version} path={planned.policyField} />}
        </p>
        <p>
          {t('plan.figures', { voters: planned.voters.length, boxes: planned.boxes })}
          <span className="kp-soft">
            {t('plan.subjects', { n: planned.subjects.length })}
            {names.join(marks.and)}
            {more > 0 && t('plan.more', { n: planned.subjects.length })}
          </span>
        </p>
        {planned.boxes > 1 && <p className="kp-soft">{t('plan.boxes')}</p>}
        <ProblemList problems={planned.warnings} version={version} />
      </div>
    </li>
  );
}
