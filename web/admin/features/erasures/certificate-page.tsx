import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { readCertificate } from '#shared/api/erasure.ts';
import type { Certificate } from '#shared/api/erasure.ts';
import { useOperation } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { civilDay, count, moment, size } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useTexts as useRecordTexts } from '../record/texts.ts';
import './certificate.css';
import { useTexts } from './texts.ts';

/** What was erased, when and by whom, as a paper. */
export function Component() {
  const t = useTexts();
  const { tenant = '' } = useParams();
  const query = useOperation(readCertificate, { tenant });
  const crumbs = [{ label: t('title'), to: '/erasures' }];
  if (query.error?.code === 'not-found' || query.error?.code === 'invalid-input') {
    return <MissingState title={t('certificate')} crumbs={crumbs} />;
  }
  if (query.error) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data) return <Loading />;
  return (
    <>
      <div className="kp-no-print">
        <PageHeader
          title={t('cert.page', { name: query.data.name })}
          crumbs={crumbs}
          extra={
            <Button type="primary" onClick={() => window.print()}>
              {t('cert.print')}
            </Button>
          }
        />
      </div>
      <Paper certificate={query.data} />
    </>
  );
}

/** A date is not broken at the end of a line. */
const whole = (iso: string): string => moment(iso).replaceAll('-', '-\u2060').replace(' ', '\u00a0');

const dayAfter = (iso: string, days: number): string => {
  const at = new Date(iso);
  at.setDate(at.getDate() + days);
  return civilDay(at);
};

function Paper({ certificate }: { certificate: Certificate }) {
  const t = useTexts();
  const { counts, requested, erased, heads, backupDays, name, code } = certificate;
  const record = useRecordTexts();
  const known = ['register', 'policy', 'users'] as const;
  const chainName = (chain: string): string => {
    const name = known.find((one) => one === chain);
    if (name) return record(`of.${name}`);
    const [, cycle] = /^cycle:(.+)$/.exec(chain) ?? [];
    if (cycle !== undefined) return record('of.cycle', { year: cycle });
    const [, archived] = /^imported:[^:]+:(.+)$/.exec(chain) ?? [];
    return archived === undefined ? chain : t('cert.archived', { name: chainName(archived) });
  };
  const chains = Object.entries(heads).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines: [string, ReactNode, string][] = [
    [t('count.main'), count(counts.main), ''],
    [t('count.audit'), count(counts.audit), ''],
    [t('count.ballots'), count(counts.ballots), ''],
    [t('count.items'), count(counts.main + counts.audit + counts.ballots), size(counts.bytes)],
    [t('count.files'), count(counts.files), size(counts.fileBytes)],
    [t('count.memberships'), count(counts.memberships), ''],
    [t('count.accounts'), count(counts.accounts), ''],
    [t('count.accountsKept'), count(counts.accountsKept), ''],
    [t('count.left'), count(certificate.left), ''],
  ];
  return (
    <article className="kp-paper kp-form-print">
      <h2 className="kp-paper-title">{t('cert.title')}</h2>
      <p className="kp-paper-number">{t('cert.number', { id: certificate.tenant })}</p>
      <p className="kp-paper-body">
        {t('cert.body', {
          ...{ name, code, opened: whole(certificate.openedAt) },
          ...{ from: whole(erased.from), to: whole(erased.to) },
        })}
      </p>
      <Part title={t('cert.course')}>
        <table>
          <tbody>
            <Line head={t('cert.opened')}>{whole(certificate.openedAt)}</Line>
            <Line head={t('cert.requested')}>{t('cert.by', { at: whole(requested.at), name: requested.by.name })}</Line>
            <Line head={t('cert.reason')}>{requested.reason}</Line>
            <Line head={t('cert.due')}>{whole(certificate.due)}</Line>
            <Line head={t('cert.erased')}>
              {t('cert.span', { from: whole(erased.from), to: whole(erased.to), name: erased.by.name })}
            </Line>
          </tbody>
        </table>
      </Part>
      <Part title={t('cert.counts')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('cert.what')}</th>
              <th scope="col" className="kp-right">
                {t('cert.count')}
              </th>
              <th scope="col" className="kp-right">
                {t('cert.size')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(([head, n, bytes]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                <td className="kp-right">{n}</td>
                <td className="kp-right">{bytes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Part title={t('cert.heads')}>
        {chains.length === 0 ? (
          <p>{t('cert.noHeads')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('cert.chain')}</th>
                <th scope="col">{t('cert.head')}</th>
              </tr>
            </thead>
            <tbody>
              {chains.map(([chain, hash]) => (
                <tr key={chain}>
                  <th scope="row">{chainName(chain)}</th>
                  <td>
                    <code>{hash}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
      <Part title={t('cert.backups')}>
        <p>
          {backupDays === 0
            ? t('cert.backups.none')
            : t('cert.backups.days', { n: backupDays, until: dayAfter(erased.to, backupDays) })}
        </p>
      </Part>
      <Part title={t('cert.hash')}>
        <p>
          <code>{certificate.hash}</code>
        </p>
        <p>{t('cert.hash.hint')}</p>
      </Part>
      <div className="kp-paper-signs">
        {(['officer', 'operator', 'county'] as const).map((who) => (
          <p key={who}>
            {t(`cert.sign.${who}`)}
            <span className="kp-paper-date">{t('cert.sign.date')}</span>
          </p>
        ))}
      </div>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Line({ head, children }: { head: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{head}</th>
      <td>{children}</td>
    </tr>
  );
}
