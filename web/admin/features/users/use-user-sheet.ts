import { useEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ulid } from 'ulid';
import { createUser, listUsers } from '#shared/api/tenants.ts';
import type { User } from '#shared/api/tenants.ts';
import type { Cell } from '#shared/dataset/tables.ts';
import { call, useOperation } from '../../app/api.ts';
import { ApiError } from '../../app/api-error.ts';
import { useRegister } from '../../app/lookups.ts';
import { useSession } from '../../app/session-context.ts';
import type { SheetFault } from '../import/check-sheet.ts';
import { withCell } from '../import/sheet-cells.ts';
import { SheetReader } from '../import/sheet-reader.ts';
import { placeUserProblems, readUserRows } from './sheet-rows.ts';
import type { UserRow } from './sheet-rows.ts';

/** Faults of a row itself; after any other the rest would fail alike, so that the work stops. */
const ofTheRow = new Set(['invalid-input', 'already-exists', 'refused']);

/** A file's users, checked again as cells are typed anew, and made one by one. */
export function useUserSheet(file: File, onMade: (user: User, initialPassword: string | null) => void) {
  const client = useQueryClient();
  const { me } = useSession();
  const { register } = useRegister();
  const users = useOperation(listUsers, {});
  const [cells, setCells] = useState<Cell[][] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [edited, setEdited] = useState<ReadonlySet<number>>(new Set());
  const [refused, setRefused] = useState<readonly SheetFault[]>([]);
  const [made, setMade] = useState<ReadonlySet<number>>(new Set());
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  // One id for each row of the preview: sent again after a lost answer, it is the same user.
  const ids = useRef<string[]>([]);
  const stopped = useRef(false);

  useEffect(() => {
    const reader = new SheetReader();
    reader
      .ask('open', { file })
      .then((opened) => {
        ids.current = opened.cells.map(() => ulid());
        setCells(opened.cells);
      })
      .catch((cause: unknown) => setFailed(cause instanceof Error ? cause.message : String(cause)));
    return () => reader.close();
  }, [file]);
  useEffect(() => {
    stopped.current = false;
    return () => {
      stopped.current = true;
    };
  }, []);

  const code = me.tenant?.code ?? '';
  const read = useMemo(() => {
    if (!cells || !register || !users.data) return null;
    const { groups, units, people } = register.data;
    return readUserRows(cells, { code, groups, units, people, users: users.data.users });
  }, [cells, register, users.data, code]);
  const faults = useMemo(() => {
    const found = (read?.faults ?? []).filter(({ row }) => !made.has(row));
    // What the service refused may be known here too once the users have been read again.
    const known = new Set(found.map(({ row, column }) => `${row} ${column}`));
    return [...found, ...refused.filter(({ row, column }) => !known.has(`${row} ${column}`))];
  }, [read, made, refused]);
  const suspects = useMemo(
    () =>
      progress
        ? new Set<number>()
        : new Set([...edited, ...faults.map(({ row }) => row)].filter((row) => !made.has(row))),
    [progress, edited, faults, made],
  );
  const faulty = new Set(faults.map(({ row }) => row));
  const ready = (read?.rows ?? []).filter(({ row, known }) => known === null && !made.has(row) && !faulty.has(row));

  const mend = (row: number, column: number, typed: string) => {
    if (!cells) return;
    setCells(withCell(cells, row, column, typed));
    setEdited((now) => new Set([...now, row]));
    setRefused((now) => now.filter((fault) => fault.row !== row));
  };
  const makeOne = async ({ row, login, name, person, roles }: UserRow) => {
    try {
      const answer = await call(createUser, { id: ids.current[row - 1]!, login, name, person, roles });
      setMade((now) => new Set([...now, row]));
      onMade(answer.user, answer.initialPassword);
    } catch (cause) {
      if (!(cause instanceof ApiError) || !ofTheRow.has(cause.code)) throw cause;
      const placed = placeUserProblems(cells ?? [], row, cause.problems);
      const whole = { row, column: null, message: { zh: cause.message, en: cause.message } };
      setRefused((now) => [...now, ...(placed.length > 0 ? placed : [whole])]);
    }
  };
  const start = async () => {
    stopped.current = false;
    setError(null);
    setProgress({ done: 0, total: ready.length });
    try {
      for (const [i, row] of ready.entries()) {
        if (stopped.current) break;
        await makeOne(row);
        setProgress({ done: i + 1, total: ready.length });
      }
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError('internal', String(cause)));
    } finally {
      await client.invalidateQueries({ queryKey: [listUsers.context] });
      setProgress(null);
    }
  };
  const stop = () => {
    stopped.current = true;
  };
  return {
    ...{ cells, failed, faults, suspects, ready, progress, error },
    isRead: read !== null,
    listError: users.error,
    rows: read?.rows ?? [],
    ...{ mend, start, stop },
  };
}
