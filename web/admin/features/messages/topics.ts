import type { useTexts } from './texts.ts';

/** What messages are about, as far as there are words for it. */
export const topics = [
  'notice',
  'reminder',
  'report',
  'meeting',
  'interview',
  'papers',
  'staff-appraisal',
  'self-rating',
  'custody',
  'media',
  'question',
  'concern',
  'placement',
] as const;
type Topic = (typeof topics)[number];

/** A topic in words; one that has none is a message. */
export const topicName = (t: ReturnType<typeof useTexts>, topic: string): string =>
  topics.some((known) => known === topic) ? t(`topic.${topic as Topic}`) : t('messages');
