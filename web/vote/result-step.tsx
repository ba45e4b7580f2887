/** @jsxImportSource preact */
import { useContext } from 'preact/hooks';
import type { PublishedBox, PublishedPoll } from '#shared/ballots/published.ts';
import { ratesOf, shareOf, shareText, weighed } from '#shared/ballots/rates.ts';
import { abstain, itemsOf, marksOf } from '#shared/ballots/sheet.ts';
import { checksOf, type CheckName } from './check.ts';
import { Title } from './frame.tsx';
import { LanguageContext, useText } from './language.ts';
import { ReceiptSearch } from './receipt-search.tsx';
import type { TextKey } from './texts.ts';
import type { View } from './view.ts';
import type { Voting } from './voting.ts';
import { itemName, markName } from './words.ts';
import './result-step.css';

const checkTexts: Readonly<Record<CheckName, TextKey>> = {
  keys: 'checkKeys',
  receipts: 'checkReceipts',
  sums: 'checkSums',
  turnout: 'checkTurnout',
};

/** To be saved as it was published: its digest is the one on record. */
const addressOf = (file: PublishedPoll): string =>
  `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(file))}`;

/** What was published, and what this device recomputes of it. */
export function ResultStep({ voting, view }: { voting: Voting; view: View }) {
  const t = useText();
  const { result } = view;
  if (!result)
    return (
      <>
        <Title of="result-loading">{t('resultTitle')}</Title>
        <p>{t('resultLoading')}</p>
      </>
    );
  return (
    <>
      <Title of="result">{t('resultTitle')}</Title>
      <ReceiptSearch voting={voting} view={view} file={result} />
      <section aria-labelledby="checks">
        <h2 id="checks">{t('checksTitle')}</h2>
        <ul class="checks">
          {checksOf(result, voting.fingerprint).map(({ name, holds }) => (
            <li key={name}>
              <span>{t(checkTexts[name])}</span>
              <strong class={holds ? undefined : 'wrong-text'}>{t(holds ? 'holds' : 'holdsNot')}</strong>
            </li>
          ))}
        </ul>
        <p class="hint">{t('checkElsewhere')}</p>
        <div class="actions">
          <a class="button" href={addressOf(result)} download={`poll-${result.poll}.json`}>
            {t('saveResult')}
          </a>
        </div>
      </section>
      {result.boxes.map((box, i) => (
        <Box key={i} file={result} box={box} place={i} />
      ))}
    </>
  );
}

function Box({ file, box, place }: { file: PublishedPoll; box: PublishedBox; place: number }) {
  const t = useText();
  return (
    <section aria-labelledby={`box-${place}`}>
      <h2 id={`box-${place}`}>{file.boxes.length > 1 ? t('box', { n: place + 1 }) : t('resultTitle')}</h2>
      <p>{t('turnout', { cards: box.cards, issued: box.issued, cast: box.cast })}</p>
      <Blank {...box} />
      {box.results.map(({ subject, counts }) => (
        <Counts key={subject} file={file} subject={subject} counts={counts} />
      ))}
    </section>
  );
}

/** Nothing where the file is of before and does not have it. */
function Blank({ cast, blank }: PublishedBox) {
  const t = useText();
  if (blank === undefined) return null;
  return <p>{blank === null ? t('blankFew') : t('blank', { n: blank, rate: shareText(shareOf(blank, cast)) })}</p>;
}

function Counts({
  file,
  subject,
  counts,
}: {
  file: PublishedPoll;
  subject: number;
  counts: PublishedBox['results'][number]['counts'];
}) {
  const t = useText();
  const language = useContext(LanguageContext);
  const of = file.subjects[subject]!;
  const marks = marksOf(of);
  const items = itemsOf(file, of);
  const upper = marks
    .slice(0, 2)
    .map((mark) => markName(language, of, mark))
    .join(' + ');
  return (
    <div class="subject">
      <h3>
        {of.name} {of.post !== '' && <small>{of.post}</small>}
      </h3>
      {!counts ? (
        <p>{t('tooFew', { n: file.minBallots })}</p>
      ) : (
        <>
          <div class="table" role="region" aria-label={t('countsOf', { name: of.name })} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('item')}</th>
                  {marks.map((mark) => (
                    <th key={mark} scope="col">
                      {markName(language, of, mark)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((item, i) => (
                  <tr key={item.id}>
                    <th scope="row">{itemName(language, item)}</th>
                    {marks.map((mark, place) => (
                      <td key={mark}>
                        {(counts.items[i] || {})[mark] || 0}
                        {mark !== abstain && (
                          <small>{shareText(ratesOf(of, counts.items[i] || {}).shares[place]!)}</small>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="hint">
            {t('upper', { grades: upper, share: shareText(ratesOf(of, weighed(file, of, counts)).upper) })}
          </p>
          {counts.nominations > 0 && <p>{t('nominations', { n: counts.nominations })}</p>}
        </>
      )}
    </div>
  );
}
