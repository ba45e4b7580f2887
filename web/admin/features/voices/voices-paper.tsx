import { useDocument } from './use-document.ts';
import type { VoiceRow, VoicesProps } from './use-voices.ts';

/** What is printed of the page. */
export function VoicesPaper(props: VoicesProps & { shown: readonly VoiceRow[] }) {
  const { title, about, heads, rows, notes } = useDocument(props);
  return (
    <article className="kp-print-only kp-form-print kp-voices-paper" lang="zh-CN" aria-hidden>
      <p className="kp-voices-paper-title">{title}</p>
      {about.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, channel, date, about: whom, text, said }) => (
            <tr key={number}>
              <td>{number}</td>
              <td>{channel}</td>
              <td className="kp-num">{date}</td>
              <td>{whom}</td>
              <td className="kp-voice-text">{text}</td>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </article>
  );
}
