import { Button, Input } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';
import { countCharacters, type CountRule } from '#shared/appraisal/report-text.ts';
import { Conflict } from '../../ui/conflict.tsx';
import { Refusal } from '../../ui/error-state.tsx';
import { moment } from '../../ui/numbers.ts';
import { PrintForm } from './print-form.tsx';
import type { ReportSaver, SaverView } from './report-saver.ts';
import { SubmitModal } from './submit-modal.tsx';
import { useTexts } from './texts.ts';
import { type Report, savedOf, useSaver } from './use-saver.ts';

/** The choice stands below the parts, and the bar leads to it. */
const conflictId = 'report-conflict';

/** Writing: every part with its length, the whole length and what became of the last save always in sight. */
export function Editor({ report }: { report: Report }) {
  const t = useTexts();
  const { saver, view } = useSaver(report);
  useEffect(() => saver.adopt(savedOf(report)), [saver, report]);
  const { fields, guidance, countRule, phase, today, carriedFrom } = report;
  const isLate = phase.to !== null && today > phase.to;
  return (
    <>
      {isLate && <p className="kp-refusal kp-no-print">{t('due.over', { date: phase.to ?? '' })}</p>}
      {carriedFrom && view.version === null && (
        <p className="kp-note kp-no-print">{t('carried', { unit: carriedFrom.name })}</p>
      )}
      {view.merged && view.state !== 'conflict' && <p className="kp-note kp-no-print">{t('merged')}</p>}
      <section className="kp-card kp-stack kp-no-print" aria-label={t('text')}>
        {guidance.length > 0 && (
          <p className="kp-soft">
            {t('guidance')}
            {guidance.join('、')}
          </p>
        )}
        {fields.map((field) => (
          <Part
            key={field}
            field={field}
            text={view.text[field] ?? ''}
            rule={countRule}
            onChange={(typed) => saver.change(field, typed)}
            onLeave={() => void saver.flush()}
          />
        ))}
        <Refusal error={view.state === 'refused' ? view.error : null} />
      </section>
      {view.state === 'conflict' && (
        <div id={conflictId} className="kp-report-conflict">
          <Conflict
            changes={view.changes}
            label={(key) => key}
            show={(_, value) => (typeof value === 'string' && value !== '' ? value : '—')}
            onMerge={() => saver.merge()}
          />
        </div>
      )}
      <Bar report={report} saver={saver} view={view} />
      <PrintForm report={report} text={view.text} />
    </>
  );
}

function Part(props: {
  field: string;
  text: string;
  rule: CountRule;
  onChange: (typed: string) => void;
  onLeave: () => void;
}) {
  const t = useTexts();
  const id = useId();
  const { field, text, rule, onChange, onLeave } = props;
  const length = useMemo(() => countCharacters(text, rule), [text, rule]);
  return (
    <div>
      <div className="kp-part-head">
        <label htmlFor={id}>{field}</label>
        <span className="kp-soft" id={`${id}-count`}>
          {t('chars', { n: length })}
        </span>
      </div>
      <Input.TextArea
        id={id}
        className="kp-part-text"
        aria-describedby={`${id}-count`}
        autoSize={{ minRows: 4 }}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
          event.preventDefault();
          onLeave();
        }}
      />
    </div>
  );
}

/** Stays at the bottom of the window: length, saving, submitting. */
function Bar({ report, saver, view }: { report: Report; saver: ReportSaver; view: SaverView }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const { maxChars, countRule, phase } = report;
  const length = useMemo(
    () => report.fields.reduce((sum, field) => sum + countCharacters(view.text[field] ?? '', countRule), 0),
    [report.fields, view.text, countRule],
  );
  const over = length - maxChars;
  return (
    <div className="kp-report-bar kp-no-print">
      <p aria-live="polite" className={over > 0 ? 'kp-wrong' : ''}>
        <strong>{t('chars.of', { n: length, max: maxChars })}</strong>{' '}
        {over > 0 ? t('chars.over', { n: over }) : <span className="kp-soft">{t(`chars.rule.${countRule}`)}</span>}
      </p>
      <SaveWords view={view} onSave={() => void saver.flush()} />
      <span className="kp-soft kp-report-due">{phase.to === null ? t('due.none') : t('due', { date: phase.to })}</span>
      <Button type="primary" className="kp-row-end" onClick={() => setAsking(true)}>
        {t('submit')}
      </Button>
      <SubmitModal
        open={asking}
        report={report}
        saver={saver}
        view={view}
        length={length}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

function SaveWords({ view: { state, savedAt }, onSave }: { view: SaverView; onSave: () => void }) {
  const t = useTexts();
  const isWrong = state === 'local' || state === 'nowhere' || state === 'conflict' || state === 'refused';
  const words =
    state === 'saved'
      ? savedAt === null
        ? t('save.new')
        : t('save.saved', { at: moment(savedAt).slice(-5) })
      : t(`save.${state}`);
  return (
    <p role="status" className={isWrong ? 'kp-wrong' : 'kp-soft'}>
      {words}{' '}
      {state === 'conflict' && (
        <button
          type="button"
          className="kp-link"
          onClick={() => document.getElementById(conflictId)?.scrollIntoView({ block: 'center' })}
        >
          {t('save.choose')}
        </button>
      )}
      {(state === 'local' || state === 'nowhere' || state === 'refused') && (
        <button type="button" className="kp-link" onClick={onSave}>
          {t('save.now')}
        </button>
      )}
    </p>
  );
}
