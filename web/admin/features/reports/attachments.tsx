import { attachFile, detachFile, openAttachment, prepareAttachment } from '#shared/api/conduct/reports.ts';
import { call, useCommand } from '../../app/api.ts';
import { Attachments } from '../../ui/attachments.tsx';
import type { Report } from './use-saver.ts';

/** The report's attachments: opened by whoever may read it, added and removed while it is being written. */
export function ReportAttachments({ report }: { report: Report }) {
  const attach = useCommand(attachFile);
  const detach = useCommand(detachFile, { rereadStale: true });
  const { attachments, attachmentRules, may, cycle, subject, unit } = report;
  const at = { cycle, unit: unit.id, subject };
  return (
    <Attachments
      attachments={attachments}
      rules={may.write ? attachmentRules : null}
      prepare={(file) => call(prepareAttachment, { ...at, ...file })}
      attach={(file) => attach.mutateAsync({ ...at, file })}
      detach={(file) => detach.mutateAsync({ ...at, file })}
      open={(file) => call(openAttachment, { ...at, file })}
    />
  );
}
