import type { ChapterText } from './chapter.ts';

export const reporting: ChapterText = {
  id: 'reporting',
  zh: '述职',
  en: 'Reports',
  modules: ['appraisal', 'targets'],
  articles: [
    {
      id: 'content',
      zh: '考核内容',
      en: 'Content',
      sentences: [
        [
          '领导班子考核{reports.team.items}，重点考核{reports.team.keyCapabilities}；干部职工考核{reports.individual.items}。',
          'Teams are appraised on {reports.team.items}, above all {reports.team.keyCapabilities}; people on {reports.individual.items}.',
        ],
      ],
    },
    {
      id: 'team-report',
      zh: '领导班子总结',
      en: 'Team summary',
      sentences: [
        [
          '撰写领导班子工作总结，{reports.team.maxChars}以内，内容包括{reports.team.sections}。',
          'The team writes a summary of at most {reports.team.maxChars} on {reports.team.sections}.',
        ],
      ],
    },
    {
      id: 'personal-report',
      zh: '个人述职报告',
      en: 'Personal report',
      sentences: [
        [
          '干部职工撰写述职报告，{reports.individual.maxChars}以内，由{reports.individual.parts}组成，内容包括{reports.individual.sections}，其中{reports.individual.separateSections}单独填写。字数按{reports.countRule}的办法计算。',
          'Everybody writes a report of at most {reports.individual.maxChars} in the parts {reports.individual.parts}, on {reports.individual.sections}, with {reports.individual.separateSections} written by themselves. Characters are counted {reports.countRule}.',
        ],
      ],
    },
    {
      id: 'report-attachments',
      zh: '附件',
      en: 'Attachments',
      sentences: [
        [
          '报告可以附 {reports.attachments.maxCount}以内的附件，每个在 {reports.attachments.maxMegabytes}以内，类型为{reports.attachments.types}。',
          'A report may have at most {reports.attachments.maxCount} attachments of {reports.attachments.maxMegabytes} each: {reports.attachments.types}.',
        ],
      ],
    },
    {
      id: 'copies',
      zh: '述职材料',
      en: 'Copies',
      sentences: [
        [
          '{reports.copiesFor}的述职材料各 {reports.copies}，按{reports.custody}的顺序逐级报送。',
          'Of the reports of {reports.copiesFor}, {reports.copies} each are handed on in the order {reports.custody}.',
        ],
      ],
    },
    {
      id: 'meeting',
      zh: '述职会议',
      en: 'Meeting',
      sentences: [
        [
          '各单位{meetings.required}召开述职会议，由{meetings.chair}主持，议程依次为{meetings.agenda}；由{meetings.speakers}作考核动员讲话。',
          'Every unit {meetings.required} hold a meeting, chaired by {meetings.chair}, with the agenda {meetings.agenda}; {meetings.speakers} gives the speech.',
        ],
        ['参会人员见下表。', 'Who attends stands below.'],
      ],
      list: 'meetings.attendance',
    },
    {
      id: 'oral',
      zh: '口头述职',
      en: 'Oral reports',
      sentences: [
        [
          '{meetings.oral.requiredFor}进行口头述职，时间在 {meetings.oral.maxMinutes}以内；其他人员由考核组视情况决定。未进行口头述职的，{meetings.oral.writtenOtherwise}书面述职。',
          '{meetings.oral.requiredFor} report orally for at most {meetings.oral.maxMinutes}; of others the group decides. Who does not {meetings.oral.writtenOtherwise} report in writing.',
        ],
      ],
    },
    {
      id: 'interviews',
      zh: '个别谈话',
      en: 'Interviews',
      sentences: [
        [
          '谈话范围一般为{interviews.scope}，每个单位控制在 {interviews.maxPerUnit}以内；人数在 {interviews.largeUnit}以上的单位，{interviews.mayExceed}适当增加，{interviews.hardMax}以内。',
          'Interviewed are {interviews.scope}, at most {interviews.maxPerUnit} of a unit; in units of {interviews.largeUnit} or more, more are {interviews.mayExceed}, at most {interviews.hardMax}.',
          {
            path: 'interviews.hardMax',
            is: null,
            zh: '谈话范围一般为{interviews.scope}，每个单位控制在 {interviews.maxPerUnit}以内；人数在 {interviews.largeUnit}以上的单位，{interviews.mayExceed}适当增加，{interviews.hardMax}。',
            en: 'Interviewed are {interviews.scope}, at most {interviews.maxPerUnit} of a unit; in units of {interviews.largeUnit} or more, more are {interviews.mayExceed}, {interviews.hardMax}.',
          },
        ],
        [
          '重点了解{interviews.topics}；可采取{interviews.recommendation}的方式推选优秀人员。',
          'The topics are {interviews.topics}; people may be recommended as excellent {interviews.recommendation}.',
        ],
      ],
    },
    {
      id: 'media',
      zh: '媒体述职',
      en: 'Media reports',
      sentences: [
        [
          '{media.enabled}媒体述职：{media.speaker}代表领导班子在{media.channel}述职述廉，时间在 {media.maxMinutes}以内，具体时间由{media.scheduler}安排。',
          'Media reports are {media.enabled}: {media.speaker} reports for the team on {media.channel} for at most {media.maxMinutes}; {media.scheduler} assigns the time.',
          {
            path: 'media.enabled',
            is: false,
            zh: '{media.enabled}媒体述职。',
            en: 'Media reports are {media.enabled}.',
          },
        ],
      ],
    },
  ],
};
