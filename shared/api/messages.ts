import * as z from 'zod';
import { by, done, time } from './common.ts';
import { operation } from './operation.ts';

/** Messages to the people of a county, what each of them has to do, and how they hear of it by e-mail. */

const both = z.strictObject({ zh: z.string(), en: z.string() });

/** A message's id is the time it was left and a hash of where it lies: it sorts by time, and is a list's cursor. */
export const messageId = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z~[0-9a-f]{16}$/);

export const messageRow = z.strictObject({
  id: messageId,
  at: time,
  by,
  /** to whom it went */
  audience: z.enum(['everybody', 'office', 'media', 'supervisor', 'group', 'unit', 'leadingGroup', 'person']),
  topic: z.string(),
  title: both,
  text: both,
  link: z.string(),
  due: z.string().nullable(),
  /** one's own messages count as read */
  read: z.boolean(),
});
export type MessageRow = z.infer<typeof messageRow>;

export const listMessages = operation({
  id: 'messages.list',
  context: 'messages',
  method: 'GET',
  path: '/api/messages',
  summary: { zh: '我的消息，最新的在前', en: 'My messages, newest first' },
  input: z.strictObject({
    /** goes on after this message */
    before: messageId.optional(),
    topic: z.string().min(1).max(40).optional(),
    unread: z.literal('true').optional(),
  }),
  output: z.strictObject({ messages: z.array(messageRow), next: messageId.nullable() }),
  errors: ['invalid-input'],
  permission: 'message.read',
  audit: null,
});

/** So many unread ones are counted; there may be more. */
export const mostCounted = 100;

export const countMessages = operation({
  id: 'messages.count',
  context: 'messages',
  method: 'GET',
  path: '/api/messages/count',
  summary: { zh: '未读消息数', en: 'How many messages are unread' },
  input: z.strictObject({}),
  output: z.strictObject({ unread: z.int().min(0).max(mostCounted) }),
  errors: [],
  permission: 'message.read',
  audit: null,
});

/** so many at a time */
export const mostMarked = 100;

export const markRead = operation({
  id: 'messages.mark-read',
  context: 'messages',
  method: 'POST',
  path: '/api/messages/read',
  summary: {
    zh: '将消息标为已读：指定的，或某一时间以前的全部',
    en: 'Mark messages as read: those named, or all up to a time',
  },
  input: z.strictObject({ ids: z.array(messageId).max(mostMarked), upTo: time.nullable() }),
  output: done,
  errors: ['invalid-input', 'busy'],
  permission: 'message.read',
  audit: null,
});

export const todoStates = ['late', 'open', 'blocked'] as const;

/** Something that the reader has to do, for one unit or for several alike. */
export const todo = z.strictObject({
  /** the same as long as it stands so */
  id: z.string(),
  cycle: z.string(),
  year: z.int(),
  task: both,
  state: z.enum(todoStates),
  due: z.string().nullable(),
  /** days left, the last one counted as 0; below 0: late by so many */
  days: z.int().nullable(),
  /** what has to be done before */
  blockedBy: z.array(both),
  /** where it is to be done; empty: it is not a unit's */
  units: z.array(z.strictObject({ id: z.string(), name: z.string(), link: z.string(), done: z.int(), total: z.int() })),
  link: z.string(),
});
export type Todo = z.infer<typeof todo>;

export const listTodos = operation({
  id: 'todos.list',
  context: 'messages',
  method: 'GET',
  path: '/api/todos',
  summary: {
    zh: '我的待办：逾期的在前，其次按截止日期；尚不能办的另列',
    en: 'What I have to do: late first, then by date; apart from it what waits for something else',
  },
  input: z.strictObject({}),
  output: z.strictObject({ todos: z.array(todo) }),
  errors: [],
  permission: 'message.read',
  audit: null,
});

/** When somebody is sent the digest: never, every day there is something, or only while something is late. */
export const digestFrequencies = ['off', 'daily', 'late'] as const;
export type DigestFrequency = (typeof digestFrequencies)[number];

const email = z.string().trim().max(200).pipe(z.email());

/** the reader's own preference: nobody else sees it, and no record is kept of its changes */
export const readMailSettings = operation({
  id: 'messages.read-settings',
  context: 'messages',
  method: 'GET',
  path: '/api/messages/settings',
  summary: { zh: '我的邮件提醒设置', en: 'How I am told by e-mail' },
  input: z.strictObject({}),
  output: z.strictObject({
    email: z.string().nullable(),
    frequency: z.enum(digestFrequencies),
    /** whether this service sends mail at all */
    sends: z.boolean(),
  }),
  errors: [],
  permission: 'message.read',
  audit: null,
});

export const saveMailSettings = operation({
  id: 'messages.save-settings',
  context: 'messages',
  method: 'PUT',
  path: '/api/messages/settings',
  summary: { zh: '修改我的邮件提醒设置', en: 'Change how I am told by e-mail' },
  input: z.strictObject({ email: email.nullable(), frequency: z.enum(digestFrequencies) }),
  output: done,
  errors: ['invalid-input'],
  permission: 'message.read',
  audit: null,
});
