import { Button, Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { submitSelfRating } from '#shared/api/ballots/ratings.ts';
import { type SelfGrade, selfGradeNames, selfGrades } from '#shared/policy/terms.ts';
import { useCommand } from '../../app/api.ts';
import { useMarks, useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { toast } from '../../ui/toast.tsx';
import type { OwnRating } from './self-page.tsx';
import { useTexts } from './texts.ts';

const most = 3000;

/** The form: each of the policy's sections, and one grade of the scale of self-ratings (B-155, B-157). */
export function SelfForm({ cycle, own }: { cycle: string; own: OwnRating }) {
  const t = useTexts();
  const say = useSay();
  const marks = useMarks();
  const id = useId();
  const { sections, rating, version, revisionsLeft, due } = own;
  const [texts, setTexts] = useState(() => sections.map((_, i) => rating?.sections[i] ?? ''));
  const [grade, setGrade] = useState<SelfGrade | null>(rating?.grade ?? null);
  const [asking, setAsking] = useState(false);
  const submit = useCommand(submitSelfRating);
  const missing = [...sections.filter((_, i) => texts[i]!.trim() === ''), ...(grade === null ? [t('self.grade')] : [])];
  const left = rating ? revisionsLeft - 1 : revisionsLeft;
  const gradeName = grade === null ? '' : say(selfGradeNames[grade]);
  const send = () =>
    submit.mutate(
      { cycle, version, grade: grade!, sections: texts },
      {
        onSuccess: () => {
          setAsking(false);
          toast(t('self.done'));
        },
      },
    );
  return (
    <section className="kp-card kp-stack">
      {sections.map((head, i) => (
        <div key={head}>
          <div className="kp-rating-head">
            <label htmlFor={`${id}-${i}`}>{head}</label>
            <span className="kp-soft">{t('self.count', { n: [...texts[i]!.trim()].length, max: most })}</span>
          </div>
          <Input.TextArea
            id={`${id}-${i}`}
            autoSize={{ minRows: 4, maxRows: 16 }}
            maxLength={most}
            value={texts[i]!}
            onChange={({ target }) => setTexts(texts.map((text, at) => (at === i ? target.value : text)))}
          />
        </div>
      ))}
      <fieldset className="kp-rating-grade">
        <legend>{t('self.grade')}</legend>
        <Radio.Group
          value={grade}
          onChange={({ target }) => setGrade(target.value as SelfGrade)}
          options={selfGrades.map((value) => ({ value, label: say(selfGradeNames[value]) }))}
        />
        <p className="kp-soft">{t('self.grade.hint')}</p>
      </fieldset>
      <div className="kp-row">
        <Button type="primary" disabled={missing.length > 0} onClick={() => setAsking(true)}>
          {t(rating ? 'self.revise' : 'self.submit')}
        </Button>
        <span className="kp-soft">
          {missing.length > 0
            ? t('self.missing', { fields: missing.join(marks.and) })
            : due === null
              ? t('due.none')
              : t('due', { date: due })}
        </span>
      </div>
      <Modal
        open={asking}
        title={t('self.sure')}
        okText={t('self.submit')}
        cancelText={t('cancel')}
        okButtonProps={{ loading: submit.isPending }}
        onOk={send}
        onCancel={() => {
          submit.reset();
          setAsking(false);
        }}
      >
        <div className="kp-stack">
          <p>
            {t(left <= 0 ? 'self.sure.none' : rating ? 'self.sure.revise' : 'self.sure.first', {
              grade: gradeName,
              n: left,
            })}
          </p>
          <Refusal error={submit.error} />
        </div>
      </Modal>
    </section>
  );
}
