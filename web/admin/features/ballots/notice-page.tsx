import { Button } from 'antd';
import { readCycle } from '#shared/api/appraisals.ts';
import { shownFingerprint } from '#shared/ballots/digests.ts';
import { sourceNames } from '#shared/policy/terms.ts';
import { useOperation } from '../../app/api.ts';
import { moment } from '../../ui/numbers.ts';
import { secrets, stepsOf } from './notice-text.ts';
import { PollFrame } from './poll-frame.tsx';
import './print.css';
import { QrCode } from './qr-code.tsx';
import { useTexts } from './texts.ts';
import type { PollProps } from './use-poll.ts';

/** The notice that hangs in the room: who votes, on whom, how, what is secret, and the key by which a page is known. */
export function Component() {
  const t = useTexts();
  return (
    <PollFrame
      title={t('notice')}
      extra={() => (
        <Button type="primary" onClick={() => window.print()}>
          {t('print')}
        </Button>
      )}
    >
      {(shown) =>
        shown.view.poll.fingerprint === null ? <p className="kp-note">{t('notice.not')}</p> : <Notice {...shown} />
      }
    </PollFrame>
  );
}

/** Official papers are Chinese whatever the page's language. */
function Notice({ place, view, conduct }: PollProps) {
  const t = useTexts();
  const cycle = useOperation(readCycle, { cycle: place.cycle });
  const { poll, link } = view;
  const { slot } = conduct.facts.meeting.schedule;
  const year = cycle.data?.row.cycle.year;
  const isMeeting = slot !== null && poll.purpose === 'cadres' && poll.fillMode === 'central';
  return (
    <article className="kp-poll-notice kp-form-print" lang="zh-CN">
      <p className="kp-poll-notice-title">
        {conduct.unit.name}
        {year === undefined ? '' : `${year}年度考核`}
        <br />
        民主测评{poll.dryRun ? '（模拟测试）' : ''}公告
      </p>
      {poll.dryRun && <p className="kp-poll-notice-dry">本次为模拟测试，结果不计入考核。</p>}
      <dl>
        {isMeeting && (
          <>
            <dt>时间地点</dt>
            <dd>
              {slot.date} {slot.from}—{slot.to}，{slot.place}
            </dd>
          </>
        )}
        {poll.until !== null && (
          <>
            <dt>截止时间</dt>
            <dd>{moment(poll.until)}</dd>
          </>
        )}
        <dt>评价类别</dt>
        <dd>
          {sourceNames[poll.source].zh}
          {poll.rounds > 1 && `（第 ${poll.round} 次${poll.dryRun ? '模拟' : ''}测评）`}
        </dd>
        <dt>参加人员</dt>
        <dd>
          {poll.title}，共 {poll.voters} 人
        </dd>
        <dt>评议对象</dt>
        <dd className="kp-poll-notice-names">{poll.subjects.map(({ name }) => name).join('、')}</dd>
      </dl>
      <div className="kp-poll-notice-how">
        <div>
          <h2>怎样投票</h2>
          <ol>
            {stepsOf(poll.fillMode, view.voters).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </div>
        {link !== null && (
          <figure>
            <QrCode text={link} label={t('qr')} />
            <figcaption>没有带码的卡，扫此码后输入卡上 16 位卡号</figcaption>
          </figure>
        )}
      </div>
      <h2>什么是保密的</h2>
      <ol>
        {secrets.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <h2>公钥指纹</h2>
      <p className="kp-poll-notice-print">
        <code>{shownFingerprint(poll.fingerprint ?? '')}</code>
      </p>
      <p>投票页会显示同样的 16 个字符。不一致的，请不要投票，立即告诉主持人。</p>
      <p className="kp-poll-notice-sign">
        {poll.purpose === 'staff' ? `${conduct.unit.name}考核领导小组` : conduct.group.name}
      </p>
    </article>
  );
}
