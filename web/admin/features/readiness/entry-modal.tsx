import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { ApiError } from '../../app/api-error.ts';
import { useSay } from '../../app/i18n.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { showProblems } from '../../ui/form-problems.ts';
import { useUiTexts } from '../../ui/texts.ts';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';

/** What whatever saves an entry is given to do afterwards. */
interface Afterwards {
  onSuccess: () => void;
  onError: (error: ApiError) => void;
}

/** An entry of what a unit has done to be ready: it closes when it is saved, and shows at its fields what is refused. */
export function EntryModal<Values extends object>(props: {
  title: string;
  initial: object;
  save: { isPending: boolean; error: ApiError | null };
  onSave: (values: Values, afterwards: Afterwards) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { save, onClose } = props;
  const t = useTexts();
  const ui = useUiTexts();
  const say = useSay();
  const [form] = Form.useForm<Values>();
  const afterwards: Afterwards = {
    onSuccess: () => {
      toast(t('saved'));
      onClose();
    },
    onError: ({ problems }) => showProblems(form, problems, 'input', say),
  };
  return (
    <Modal
      open
      title={props.title}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={props.initial}
        onFinish={(values) => props.onSave(values, afterwards)}
      >
        {props.children}
        <Refusal error={save.error} />
      </Form>
    </Modal>
  );
}
