import { everything, paramsOf, personKey, type Wanted } from './filter.ts';
import type { VoiceRow, Voices } from './use-voices.ts';

/** The opinions as they are printed and exported. Official papers are Chinese whatever the page's language. */
export interface VoicesDocument {
  title: string;
  /** below the title */
  about: string[];
  heads: string[];
  rows: { number: number; channel: string; date: string; about: string; text: string; said: number | null }[];
  notes: string[];
}

const kinds = { unit: '单位整体工作', team: '领导班子' } as const;

const aboutOf = ({ about }: VoiceRow): string =>
  about.kind === 'people' ? about.people.map(({ name }) => name).join('、') : kinds[about.kind];

export function voicesDocument(props: {
  voices: Voices;
  /** those that the reader has in sight */
  shown: readonly VoiceRow[];
  wanted: Wanted;
  unit: string;
  year: number | null;
}): VoicesDocument {
  const { voices, shown, wanted, unit, year } = props;
  const { interviews } = voices;
  return {
    title: `${unit}${year === null ? '' : `${year}年度`}考核其他形式群众意见汇总表`,
    about: [
      `共 ${shown.length} 条${isPart(wanted) ? `（按条件选出：${wantedText(voices, wanted)}）` : ''}`,
      ...(interviews && interviews.done > 0 && !isPart(wanted)
        ? [`另有个别谈话 ${interviews.done} 人，由考核组单独记录。`]
        : []),
    ],
    heads: ['序号', '形式', '日期', '意见对象', '意见内容', '反映人数'],
    rows: shown.map((voice, i) => ({
      ...{ number: i + 1, channel: voice.channel, date: voice.date, about: aboutOf(voice) },
      ...{ text: voice.text, said: voice.said },
    })),
    notes: ['以上意见不计入考核得分，不记录反映人。'],
  };
}

const isPart = (wanted: Wanted): boolean => Object.keys(paramsOf(wanted)).length > 0;

function wantedText(voices: Voices, { channel, about, search }: Wanted): string {
  const named = new Map(
    [
      ...(voices.voices ?? []).flatMap((one) => (one.about.kind === 'people' ? one.about.people : [])),
      ...voices.people,
    ].map(({ id, name }) => [personKey(id), name]),
  );
  const who = about === 'unit' || about === 'team' ? kinds[about] : (named.get(about) ?? about);
  return [
    ...(channel === everything.channel ? [] : [channel]),
    ...(about === everything.about ? [] : [who]),
    ...(search === everything.search ? [] : [`含“${search}”`]),
  ].join('，');
}
