import type { NoticeDocument as Text } from '#shared/appraisal/notice-text.ts';
import { chineseDate } from '#shared/appraisal/notice-text.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { civilDay } from '../../ui/numbers.ts';
import '../policy/document.css';

/** The notice as an official paper: number, title, addressees, bases, numbered parts, who signs and when. */
export function NoticeDocument(props: { document: Text; docNo: string | null; at: string | null }) {
  const { document, docNo, at } = props;
  const say = useSay();
  const { me } = useSession();
  return (
    <article className="kp-document kp-form-print kp-notice">
      {docNo !== null && <p className="kp-notice-number">{docNo}</p>}
      <h2 className="kp-document-title">{say(document.title)}</h2>
      <p>{say(document.addressees)}</p>
      <p className="kp-notice-text">{say(document.opening)}</p>
      {document.bases.length > 0 && (
        <ul className="kp-plain-list">
          {document.bases.map((basis) => (
            <li key={basis.zh} className="kp-notice-text">
              {say(basis)}
            </li>
          ))}
        </ul>
      )}
      {document.sections.map(({ id, heading, paragraphs, items }) => (
        <section key={id} aria-labelledby={`notice-${id}`}>
          <h3 id={`notice-${id}`}>{say(heading)}</h3>
          {paragraphs.map((paragraph) => (
            <p key={paragraph.zh} className="kp-notice-text">
              {say(paragraph)}
            </p>
          ))}
          {items.length > 0 && (
            <ul>
              {items.map((item) => (
                <li key={item.zh}>{say(item)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <p className="kp-notice-text">{say(document.closing)}</p>
      <p className="kp-notice-sign">
        {me.tenant?.name}
        {at !== null && (
          <>
            <br />
            {say({ zh: chineseDate(civilDay(new Date(at))), en: civilDay(new Date(at)) })}
          </>
        )}
      </p>
    </article>
  );
}
