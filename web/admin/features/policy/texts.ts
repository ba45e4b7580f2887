import { defineTexts } from '../../app/i18n.ts';

export const usePolicyTexts = defineTexts('policy', {
  toArticle: ['办法原文', 'The policy’s article'],
});
