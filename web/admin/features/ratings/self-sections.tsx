/** What somebody wrote of themself, under the policy's heads. */
export function SelfSections({ heads, texts }: { heads: readonly string[]; texts: readonly string[] }) {
  return (
    <div className="kp-stack">
      {texts.map((text, i) => (
        <section key={i}>
          <h3>{heads[i]}</h3>
          <p className="kp-rating-words">{text}</p>
        </section>
      ))}
    </div>
  );
}
