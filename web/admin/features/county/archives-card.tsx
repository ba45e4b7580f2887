import type { Archive } from '#shared/api/tenants.ts';
import { moment, size } from '../../ui/numbers.ts';
import '../../ui/small-tables.css';
import { DownloadButton } from './download-button.tsx';
import { useTexts } from './texts.ts';

/** The archives that wait to be downloaded, and how to tell that one came down whole. */
export function ArchivesCard({ archives }: { archives: readonly Archive[] }) {
  const t = useTexts();
  return (
    <section className="kp-card kp-stack kp-no-print">
      <h2>{t('archives')}</h2>
      <p className="kp-soft">{t('archives.hint')}</p>
      {archives.length === 0 && <p>{t('archives.none')}</p>}
      {archives.length > 0 && (
        <>
          <div className="kp-wide" tabIndex={0} role="region" aria-label={t('archives')}>
            <table className="kp-list-table kp-archives">
              <thead>
                <tr>
                  <th scope="col">{t('file')}</th>
                  <th scope="col">{t('at')}</th>
                  <th scope="col">{t('by')}</th>
                  <th scope="col" className="kp-right">
                    {t('size')}
                  </th>
                  <th scope="col">{t('download')}</th>
                </tr>
              </thead>
              <tbody>
                {archives.map((archive) => (
                  <tr key={archive.file}>
                    <th scope="row">
                      {archive.name}
                      <span className="kp-archive-sha">
                        SHA-256 <code>{archive.sha256}</code>
                      </span>
                    </th>
                    <td>{moment(archive.at)}</td>
                    <td>{archive.by.name}</td>
                    <td className="kp-right">{size(archive.size)}</td>
                    <td>
                      <DownloadButton file={archive.file} name={archive.name} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <details className="kp-verify">
            <summary>{t('verify')}</summary>
            <div className="kp-stack kp-tight">
              <p>{t('verify.what')}</p>
              <p>
                {t('verify.windows')} <code>certutil -hashfile {archives[0]?.name} SHA256</code>
              </p>
              <p>
                {t('verify.linux')} <code>sha256sum {archives[0]?.name}</code>
              </p>
              <p>{t('verify.inside')}</p>
            </div>
          </details>
        </>
      )}
    </section>
  );
}
