import { QueryClient, keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type * as z from 'zod';
import { listTodos } from '#shared/api/messages.ts';
import type { ContextName, Input, Operation } from '#shared/api/operation.ts';
import { ApiError, readError } from './api-error.ts';
import { language } from './i18n.ts';
import { accessToken, renewToken } from './login.ts';
import { chosenTenant } from './tenant-choice.ts';

/** What an operation answers: the service fills in every default before it sends. */
export type Answer<T> = T extends Operation<z.ZodObject, infer O> ? z.output<O> : never;

/** Sends one operation of the contract and gives its typed answer; every refusal is an `ApiError`. */
export async function call<T extends Operation>(
  operation: T,
  input: Input<T>,
  options: { signal?: AbortSignal } = {},
): Promise<Answer<T>> {
  const { url, body } = address(operation, input);
  const send = async () =>
    fetch(url, {
      method: operation.method,
      headers: {
        accept: 'application/json',
        'accept-language': language() === 'en' ? 'en' : 'zh-CN',
        authorization: `Bearer ${accessToken() ?? ''}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(chosenTenant() === null ? {} : { 'x-tenant': chosenTenant() ?? '' }),
      },
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    }).catch((cause: unknown) => {
      if (options.signal?.aborted) throw cause;
      throw new ApiError('offline', cause instanceof Error ? cause.message : '');
    });
  let response = await send();
  if (response.status === 401 && (await renewToken())) response = await send();
  if (!response.ok) throw await readError(response);
  return (await response.json()) as Answer<T>;
}

/** Where an input goes: the path's parameters, then the query (GET, DELETE) or the body. */
export function address(operation: Operation, input: Record<string, unknown>): { url: string; body?: string } {
  const rest = new Map(Object.entries(input));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(rest.get(key));
    rest.delete(key);
    return encodeURIComponent(value);
  });
  if (operation.method === 'POST' || operation.method === 'PUT') {
    return { url: path, body: JSON.stringify(Object.fromEntries(rest)) };
  }
  const query = new URLSearchParams();
  for (const [key, value] of rest) if (value !== undefined) query.set(key, String(value));
  return { url: query.size > 0 ? `${path}?${query}` : path };
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // Without a network a request fails at once, and the page says so; else it would wait unseen and be sent later.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 30_000,
      retry: (count, error) =>
        count < 2 && error instanceof ApiError && ['offline', 'unavailable'].includes(error.code),
    },
  },
});

/** What is asked for again together: the functions of the conduct show each other's work. */
const shownBy = ({ context }: Operation): ContextName =>
  context === 'visits' || context === 'ballots' ? 'conduct' : context;

export const operationKey = (operation: Operation, input?: Record<string, unknown>): unknown[] =>
  input === undefined ? [shownBy(operation), operation.id] : [shownBy(operation), operation.id, input];

/** What a GET of the contract answers, kept and refreshed. `enabled: false` where the reader may not ask. */
export function useOperation<T extends Operation>(
  operation: T,
  input: Input<T>,
  options: {
    enabled?: boolean;
    keepPrevious?: boolean;
    /** milliseconds until it is asked again, by what was answered last */
    refetchAfter?: (last: Answer<T> | undefined) => number | false;
  } = {},
): UseQueryResult<Answer<T>, ApiError> {
  const query = useQuery<Answer<T>, ApiError>({
    queryKey: operationKey(operation, input),
    queryFn: ({ signal }) => call(operation, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: (query) => options.refetchAfter?.(query.state.data) ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  // Whoever is filling in a form must not lose it to an error page because a refresh behind it failed.
  const stays = query.data !== undefined && query.error !== null && passing.has(query.error.code);
  return stays ? (Object.create(query, { error: { value: null } }) as typeof query) : query;
}

/** Errors that say nothing about what was read before. */
const passing: ReadonlySet<string> = new Set(['offline', 'unavailable', 'internal', 'not-signed-in']);

const rereadWords = {
  zh: '页面内容已更新，请核对后再试一次。',
  en: 'The page has been read again: check it, then try once more.',
};

/** Nobody has to load a page anew that reads itself again. */
const asReread = (error: unknown): unknown =>
  error instanceof ApiError && error.code === 'stale-version'
    ? new ApiError('stale-version', rereadWords[language() === 'en' ? 'en' : 'zh'])
    : error;

/**
 * A change. What its context showed is asked for again once it is done; `alsoChanges` names operations of other
 * contexts that it touches.
 */
export function useCommand<T extends Operation>(
  operation: T,
  options: {
    alsoChanges?: readonly Operation[];
    /**
     * for changes without a form: what somebody else changed meanwhile is read again, to try once more; so it is
     * after every other error, since what was sent may have been done though its answer was lost
     */
    rereadStale?: boolean;
  } = {},
): UseMutationResult<Answer<T>, ApiError, Input<T>> {
  const client = useQueryClient();
  const isSending = useRef(false);
  const command = useMutation<Answer<T>, ApiError, Input<T>>({
    mutationFn: async (input) => {
      try {
        return await call(operation, input);
      } catch (error) {
        throw options.rereadStale ? asReread(error) : error;
      }
    },
    onError: async (error) => {
      if (!options.rereadStale) return;
      const reread = client.invalidateQueries({ queryKey: [shownBy(operation)] });
      for (const other of options.alsoChanges ?? []) void client.invalidateQueries({ queryKey: operationKey(other) });
      if (error.code === 'stale-version') await reread;
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [shownBy(operation)] });
      for (const other of options.alsoChanges ?? []) await client.invalidateQueries({ queryKey: operationKey(other) });
      // Whatever is done may have been something to do.
      void client.invalidateQueries({ queryKey: operationKey(listTodos) });
    },
    onSettled: () => {
      isSending.current = false;
    },
  });
  const { mutate: send } = command;
  // The second click of two comes before the button shows that it is busy: it would send the same again.
  const mutate = useCallback<typeof send>(
    (...sent) => {
      if (isSending.current) return;
      isSending.current = true;
      send(...sent);
    },
    [send],
  );
  return { ...command, mutate };
}
