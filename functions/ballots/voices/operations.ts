import type { Implementation } from '#functions/platform/operation.ts';
import type { BallotsRepositories } from '../repositories.ts';
import { readVoicesOperation } from './read-voices.ts';
import { removeVoiceOperation } from './remove-voice.ts';
import { saveVoiceOperation } from './save-voice.ts';

export const voiceOperations: Implementation<BallotsRepositories>[] = [
  readVoicesOperation,
  saveVoiceOperation,
  removeVoiceOperation,
];
