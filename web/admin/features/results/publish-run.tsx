import { Button, Popover } from 'antd';
import { useState } from 'react';
import { listCycles, readCycle } from '#shared/api/appraisals.ts';
import { publishRun } from '#shared/api/grading.ts';
import type { Run } from '#shared/api/grading.ts';
import { useCommand, useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { count } from '../../ui/numbers.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import type { Gap } from './provisional.ts';
import { useResultTexts } from './texts.ts';
import { toast } from '../../ui/toast.tsx';

/** Publishes a draft with a reason; while it cannot be, says why not. */
export function PublishButton({ run, gaps }: { run: Run; gaps: readonly Gap[] | null }) {
  const t = useResultTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const publish = useCommand(publishRun, { alsoChanges: [listCycles, readCycle] });
  const cycles = useOperation(listCycles, {}, { enabled: can('run.publish') });
  if (!can('run.publish') || run.state !== 'draft') return null;
  const own = cycles.data?.cycles.find((row) => row.cycle.id === run.cycle)?.policyVersion;
  const reasons: string[] = [];
  if (run.provisional) {
    const teams = gaps?.filter((gap) => gap.kind === 'team').length;
    reasons.push(
      gaps
        ? t('publish.blocked.provisional', { teams: teams ?? 0, people: gaps.length - (teams ?? 0) })
        : t('publish.blocked.gaps'),
    );
  }
  if (run.draftPolicy || (own !== undefined && own !== run.policyVersion)) reasons.push(t('publish.blocked.trial'));
  if (reasons.length > 0) {
    const why = (
      <ul className="kp-blocked">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    );
    return (
      <Popover trigger={['click']} placement="bottomRight" title={t('publish.blocked')} content={why}>
        <Button aria-describedby="kp-publish-blocked">
          {t('publish')}
          <span className="kp-hidden" id="kp-publish-blocked">
            {t('publish.blocked')}：{reasons.join(' ')}
          </span>
        </Button>
      </Popover>
    );
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('publish')}
      </Button>
      <ReasonModal
        open={open}
        title={t('publish.title')}
        confirm={t('publish')}
        busy={publish.isPending}
        error={publish.error}
        onCancel={() => setOpen(false)}
        onConfirm={(reason) =>
          publish.mutate(
            { cycle: run.cycle, run: run.id, reason },
            {
              onSuccess: () => {
                setOpen(false);
                toast(t('publish.done'));
              },
            },
          )
        }
      >
        {t('publish.what', { people: count(run.people) })}
      </ReasonModal>
    </>
  );
}
