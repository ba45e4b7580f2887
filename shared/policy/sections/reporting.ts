import * as z from 'zod';
import { choice, choices, fieldMeta, flag, group, must, required, text, texts, unitOf, whole } from '../field.ts';
import { attachmentNames, subjectNames } from '../terms.ts';

/** A-24 …: written reports and their way to the organisation department. */
export const reports = group('述职报告', 'Reports', {
  countRule: choice('字数的计算', 'characters counted', {
    withoutSpaces: ['不计空格、计标点', 'without spaces, with punctuation'],
    all: ['全部字符', 'all characters'],
  }).default('withoutSpaces'),
  team: group('领导班子工作总结', 'Team summary', {
    maxChars: whole('班子总结字数', 'length of a team summary', unitOf.characters, { min: 1 }).default(3000),
    items: texts('班子考核内容', 'content for teams').default([
      '发挥职能作用',
      '完成目标任务',
      '履职推进各项工作情况和成效',
      '群众的认可度',
    ]),
    keyCapabilities: texts('班子重点考核', 'emphasis for teams').default(['理解力', '执行力', '操作力', '创造力']),
    sections: texts('班子总结内容', 'sections of a team summary').default([
      '思想政治建设',
      '领导能力建设',
      '工作实绩',
      '存在的问题',
      '改进措施',
    ]),
  }),
  individual: group('个人述职报告', 'Personal report', {
    maxChars: whole('个人报告字数', 'length of a personal report', unitOf.characters, { min: 1 }).default(1500),
    parts: texts('个人报告的组成', 'parts of a personal report').default(['述德', '述职', '述廉']),
    items: texts('个人考核内容', 'content for people').default(['履行岗位职责', '贯彻落实科学发展观', '完成工作任务']),
    sections: texts('个人报告内容', 'sections of a personal report').default([
      '思想政治素质',
      '组织领导能力',
      '工作作风',
      '工作实绩',
      '廉洁自律',
      '存在的问题',
      '改进措施',
    ]),
    /** sections that have a field of their own beside the parts */
    separateSections: texts('个人报告中单独填写的内容', 'sections written by themselves').default([
      '存在的问题',
      '改进措施',
    ]),
  }),
  attachments: group('附件', 'Attachments', {
    maxCount: whole('附件个数', 'attachments of a report', unitOf.items).default(5),
    maxMegabytes: whole('每个附件的大小', 'size of an attachment', ['兆字节', ' MB'], { min: 1, max: 64 }).default(10),
    types: choices('附件类型', 'kinds of attachments', attachmentNames).default(['pdf', 'word', 'sheet', 'image']),
  }),
  copies: whole('述职材料份数', 'copies of the reports', unitOf.copies).default(2),
  copiesFor: choices('报送述职材料的对象', 'whose reports are handed over', subjectNames).default(['team', 'cadre']),
  custody: texts('材料报送顺序', 'way of the reports').default(['单位', '考核组', '县委组织部']),
});

/** A-35 … A-48: the duty reporting meeting; who attends differs by kind of unit. */
export const meetings = group('述职会议', 'Meetings', {
  required: flag('召开述职会议', 'a meeting in every unit', ...must).default(true),
  chair: choice('主持人', 'chair', {
    principal: ['单位主要负责人', 'the unit’s principal'],
    groupHead: ['考核组组长', 'the head of the appraisal group'],
  }).default('principal'),
  speakers: texts('作动员讲话的人', 'who gives the speech').default(['带队县领导', '考核组组长']),
  agenda: texts('会议议程', 'agenda').default(['考核动员讲话', '口头述职', '民主评议']),
  oral: group('口头述职', 'Oral reports', {
    maxMinutes: whole('口头述职时间', 'length of an oral report', unitOf.minutes, { min: 1 }).default(5),
    requiredFor: choices('必须口头述职的对象', 'who must report orally', subjectNames).default(['cadre']),
    writtenOtherwise: flag('未口头述职的书面述职', 'a written report where there was no oral one', ...must).default(
      true,
    ),
  }),
  attendance: z
    .array(
      required('参会人员', 'Attendance', {
        id: text('编号', 'id'),
        label: text('单位性质', 'kind of unit'),
        /** the categories of `categories` that are of this kind */
        categories: texts('类别', 'categories').default([]),
        attendees: texts('参会人员', 'attendees'),
        representatives: texts('代表类别', 'categories of representatives').default([]),
        minRepresentatives: whole('代表人数下限', 'fewest representatives', unitOf.people).default(0),
        maxRepresentatives: whole('代表人数上限', 'most representatives', unitOf.people, { none: ['不限', 'no limit'] })
          .nullable()
          .default(null),
      }),
    )
    .register(fieldMeta, { label: { zh: '参会人员', en: 'attendance' }, kind: 'list' })
    .default([]),
});

/** A-53 … A-58. */
export const interviews = group('个别谈话', 'Interviews', {
  scope: texts('谈话范围', 'who is interviewed').default(['单位领导班子成员', '部分其他干部']),
  maxPerUnit: whole('谈话人数', 'interviews of a unit', unitOf.people).default(15),
  mayExceed: flag('人数较多的单位可增加', 'more in large units', ['可以', 'allowed'], ['不得', 'not allowed']).default(
    true,
  ),
  largeUnit: whole('人数较多的单位', 'large units from', unitOf.people).default(60),
  hardMax: whole('增加后的上限', 'most in large units', unitOf.people, { none: ['不另设上限', 'no limit'] })
    .nullable()
    .default(null),
  topics: texts('谈话内容', 'topics').default(['领导班子建设情况', '表现较优秀的科级干部', '表现较差的科级干部']),
  recommendation: choices('推荐优秀人员的方式', 'ways of recommending', {
    oral: ['口头推荐', 'by word'],
    ballot: ['投票推荐', 'by ballot'],
  }).default(['oral', 'ballot']),
});

/** A-61 … A-64. */
export const media = group('媒体述职', 'Media reports', {
  enabled: flag('媒体述职', 'media reports', ['实行', 'held'], ['不实行', 'not held']).default(false),
  channel: text('述职媒体', 'channel').default('县有线电视台'),
  speaker: text('述职人', 'speaker').default('单位负责人'),
  scheduler: text('安排时间的单位', 'who schedules').default('县电视台'),
  maxMinutes: whole('媒体述职时间', 'length of a media report', unitOf.minutes, { min: 1 }).default(5),
});
