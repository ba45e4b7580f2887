import type { readNotice } from '#shared/api/conduct/plan.ts';
import { attachToNotice, detachFromNotice, openNoticeFile, prepareNoticeFile } from '#shared/api/conduct/plan.ts';
import { type Answer, call, useCommand } from '../../app/api.ts';
import { Attachments } from '../../ui/attachments.tsx';

/** What goes with the notice 附件: for everybody to open, for the office to add and take away. */
export function NoticeFiles({ cycle, data }: { cycle: string; data: Answer<typeof readNotice> }) {
  const attach = useCommand(attachToNotice);
  const detach = useCommand(detachFromNotice, { rereadStale: true });
  return (
    <Attachments
      attachments={data.attachments}
      rules={data.closed ? null : data.attachmentRules}
      prepare={(file) => call(prepareNoticeFile, { cycle, ...file })}
      attach={(file) => attach.mutateAsync({ cycle, file })}
      detach={(file) => detach.mutateAsync({ cycle, file })}
      open={(file) => call(openNoticeFile, { cycle, file })}
    />
  );
}
