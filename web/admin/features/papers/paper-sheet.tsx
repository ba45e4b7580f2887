import type { PaperDocument } from './paper-document.ts';

/** A paper as it is printed on A4. */
export function PaperSheet({ paper }: { paper: PaperDocument }) {
  const { title, about, chapters, signed } = paper;
  return (
    <article className="kp-official" lang="zh-CN">
      <h1>{title}</h1>
      <p className="kp-official-about">（{about}）</p>
      {chapters.map((chapter) => (
        <section key={chapter.title}>
          <h2>{chapter.title}</h2>
          {chapter.parts.map((part, i) => (
            <div key={part.title ?? i}>
              {part.title !== null && <h3>（{part.title}）</h3>}
              {part.paragraphs.map((text, at) => (
                <p key={at}>{text}</p>
              ))}
            </div>
          ))}
        </section>
      ))}
      {signed && (
        <footer>
          <p>{signed.group}</p>
          <p>组长：{signed.leader}</p>
          <p>{signed.day}</p>
        </footer>
      )}
    </article>
  );
}
