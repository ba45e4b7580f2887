import { readCode } from '#shared/ballots/card-code.ts';
import { fromBase64url, receiptOf } from '#shared/ballots/digests.ts';
import { castAll, labelOf } from './cast.ts';
import { isPublished } from './check.ts';
import { collect, isOfNotice } from './collect.ts';
import type { Link } from './link.ts';
import { type Answer, type Poll, progressOf, type Question, questionsOf } from './questions.ts';
import { below, type Random } from './random.ts';
import { type Sleep, untilAnswered } from './retry.ts';
import { begun, type Keeper, markOfCard, type Paper, type Receipt, type Saved, stageOf } from './saved.ts';
import { pausedAt, reasonOf, saysPaused, Stopped, type Trouble, troubleOf } from './trouble.ts';
import { leadsOn, mayReturn, nowhere, type Screen, type View, waits } from './view.ts';
import { Refused, type VoteService } from './service.ts';

export interface VotingWith {
  link: Link;
  service: VoteService;
  keeper: Keeper;
  random: Random;
  sleep: Sleep;
  changed(view: View): void;
  /** a step that the browser's back button returns to */
  stepped(screen: Screen): void;
  label: { ballot: string; and: string };
}

/** The voting page without its looks: what a voter does, and what then happens. */
export class Voting {
  view: View = nowhere;
  private readonly by: VotingWith;
  private code: string | null;

  constructor(by: VotingWith) {
    this.by = by;
    // At once: the address does not hold the card any more.
    const scanned = by.link.code === null ? null : readCode(by.link.code);
    if (scanned !== null) by.keeper.writeCard(scanned);
    this.code = scanned === null ? by.keeper.readCard() : scanned;
  }

  /** of the boxes, as it stands on the notice */
  get fingerprint(): string {
    return this.by.link.fingerprint;
  }

  private show(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    this.by.changed(this.view);
  }

  private go(screen: Screen, change: Partial<View> = {}): void {
    this.show({ trouble: null, ...change, screen });
    this.by.stepped(screen);
  }

  private stop(error: unknown, again = false): void {
    this.go({ name: 'stop', trouble: troubleOf(error), again });
  }

  private ask<T>(ask: () => Promise<T>): Promise<T> {
    const chance = (): number => below(1000, this.by.random) / 1000;
    return untilAnswered(ask, { sleep: this.by.sleep, chance, waiting: (attempts) => this.show({ attempts }) });
  }

  private papers(): Promise<Poll> {
    return this.by.service.papers({ poll: this.by.link.poll });
  }

  /** Reads the poll and goes on where this device stopped. */
  async start(): Promise<void> {
    const { link, keeper } = this.by;
    this.show({ screen: { name: 'loading' } });
    let poll: Poll;
    try {
      poll = await this.ask(() => this.papers());
    } catch (error) {
      return this.stop(error);
    }
    if (!isOfNotice(poll, link.fingerprint)) return this.stop(new Stopped('wrongKey'));
    const kept = keeper.read();
    const saved = kept && kept.boxes.every((box) => box < poll.boxes.length) ? kept : null;
    this.show({ poll });
    if (poll.phase === 'voided') {
      keeper.wipe();
      return this.stop(new Stopped('voided'));
    }
    if (poll.phase === 'published') return this.readResult();
    if (saved && saved.papers.length > 0 && this.code !== null && saved.card !== markOfCard(this.code))
      return this.go({ name: 'other-card' }, { saved });
    return this.resume(saved);
  }

  private async resume(saved: Saved | null): Promise<void> {
    const poll = this.view.poll!;
    if (saved && (saved.papers.length > 0 || saved.sealed)) {
      this.open(saved);
      const stage = stageOf(saved);
      if (stage === 'done') return this.finish(saved);
      if (stage === 'cast') return this.castNow();
      if (stage === 'collect') return this.collectNow(saved);
      if (poll.phase === 'over') {
        this.by.keeper.wipe();
        return this.stop(new Stopped('tooLate'));
      }
      const { next } = progressOf(this.view.questions, saved.draft);
      return this.go(next === null ? { name: 'review' } : { name: 'fill', at: next });
    }
    if (poll.phase === 'over') return this.go({ name: 'over' });
    this.go({ name: 'welcome' }, { card: this.code === null ? null : this.code.slice(-4) });
  }

  private open(saved: Saved): void {
    this.show({
      saved,
      questions: questionsOf(this.view.poll!, saved.boxes),
      boxesAll: saved.papers.length + saved.receipts.length,
      reviewed: false,
    });
  }

  async begin(): Promise<void> {
    if (this.code === null) return this.go({ name: 'code' });
    return this.useCode(this.code);
  }

  /** Instead of the card that was scanned here. */
  otherCard(): void {
    this.code = null;
    this.by.keeper.wipe();
    this.go({ name: 'code' }, { card: null });
  }

  /** @param typed as it stands in the field */
  async typed(typed: string): Promise<void> {
    const code = readCode(typed);
    if (code === null) return this.show({ trouble: { key: 'codeShort' } });
    return this.useCode(code);
  }

  private async useCode(code: string): Promise<void> {
    if (this.view.checking) return;
    this.show({ checking: true, trouble: null });
    try {
      const { state, boxes } = await this.ask(() => this.by.service.card({ poll: this.by.link.poll, code }));
      if (state === 'void') throw await this.voidCard();
      if (state !== 'fresh') throw new Stopped('cardUsed');
      this.show({ checking: false });
      await this.collectNow(begun(code, boxes));
    } catch (error) {
      this.code = null;
      this.by.keeper.wipe();
      const trouble = troubleOf(await this.explained(error, 'card'), 'card');
      this.go({ name: 'code' }, { checking: false, trouble });
    }
  }

  /** Once issuing is over, unclaimed cards are void, and the staff have no other to give. */
  private async voidCard(): Promise<Stopped> {
    const fresh = await this.ask(() => this.papers());
    return new Stopped(fresh.issuing ? 'cardVoid' : 'issueOver');
  }

  private async collectNow(saved: Saved): Promise<void> {
    const { service, random, keeper, link } = this.by;
    this.go({ name: 'collect' }, { saved });
    try {
      const done = await collect(
        saved,
        { poll: this.view.poll!, capability: link.poll },
        { service, random, keep: (kept) => keeper.write(kept), untilAnswered: (ask) => this.ask(ask) },
      );
      this.code = null;
      keeper.forgetCard();
      this.open(done);
      this.go({ name: 'fill', at: 0 });
    } catch (error) {
      // A paper that was refused is worth nothing; whatever else went wrong, or while the poll stands still, the same one
      // is asked for again: it may have been issued, and the reply was lost.
      if (error instanceof Refused && !saysPaused(error)) keeper.wipe();
      this.stop(await this.explained(error, 'card'), true);
    }
  }

  /** What the service refused, by where the poll stands now: in the page's words, which change with the language. */
  private async explained(error: unknown, at: 'card' | 'cast'): Promise<unknown> {
    if (!(error instanceof Refused) || (at === 'card' && error.code !== 'refused')) return error;
    if (saysPaused(error)) return new Stopped(pausedAt[at]);
    const fresh = await this.papers().catch(() => null);
    const reason = fresh && reasonOf(fresh, at);
    return reason ? new Stopped(reason) : error;
  }

  answer(question: Question, answer: Answer): void {
    const saved = this.view.saved!;
    if (saved.sealed) return;
    const changed = { ...saved, draft: { ...saved.draft, [question.key]: answer } };
    let unkept = false;
    try {
      this.by.keeper.write(changed);
    } catch {
      unkept = true;
    }
    this.show({ saved: changed, unkept });
  }

  fill(at: number): void {
    this.go({ name: 'fill', at });
  }

  review(): void {
    this.go({ name: 'review' }, { reviewed: true });
  }

  async castNow(): Promise<void> {
    const { service, random, sleep, keeper, label } = this.by;
    const poll = this.view.poll!;
    this.go({ name: 'casting' });
    try {
      const done = await castAll(
        this.view.saved!,
        { poll, label: (box) => labelOf(poll, box, label) },
        {
          service,
          random,
          sleep,
          keep: (kept) => keeper.write(kept),
          untilAnswered: (ask) => this.ask(ask),
          now: () => performance.now(),
          progress: (saved, seconds) => this.show({ saved, seconds }),
        },
      );
      this.finish(done);
    } catch (error) {
      await this.notCast(error);
    }
  }

  /** What was not counted is given up only once voting is over; what was counted has its receipts. */
  private async notCast(error: unknown): Promise<void> {
    const told = await this.explained(error, 'cast');
    const reason = told instanceof Stopped ? told.key : null;
    // What came of it is on the list that is published.
    if (reason === 'over') return this.start();
    if (reason !== 'tooLate' && reason !== 'voided') return this.stop(told, true);
    const saved = this.view.saved!;
    this.by.keeper.wipe();
    if (reason === 'voided') return this.stop(told);
    if (saved.receipts.length === 0) return this.stop(new Stopped('tooLate'));
    this.finish(saved, { key: 'tooLatePartly' });
  }

  private finish({ receipts }: Saved, trouble: Trouble | null = null): void {
    this.by.keeper.wipe();
    this.go({ name: 'done' }, { receipts, trouble, saved: null, questions: [] });
  }

  /** @returns whether the browser kept them */
  keepReceipts(): boolean {
    try {
      this.by.keeper.writeReceipts(this.view.receipts);
      return true;
    } catch {
      return false;
    }
  }

  /** A device that is handed on: nothing of the last voter is left. */
  nextVoter(): void {
    this.by.keeper.wipe();
    this.by.keeper.wipeReceipts();
    this.code = null;
    this.go({ name: 'code' }, { saved: null, questions: [], receipts: [], boxesAll: 0, unkept: false, card: null });
  }

  finishOther(): Promise<void> {
    this.code = null;
    this.by.keeper.forgetCard();
    return this.resume(this.view.saved);
  }

  dropOther(): Promise<void> {
    const { keeper } = this.by;
    keeper.wipe();
    if (this.code !== null) keeper.writeCard(this.code);
    this.show({ saved: null });
    return this.resume(null);
  }

  /** After something stopped it: from what is kept. */
  again(): Promise<void> {
    return this.start();
  }

  /** The browser's back or forward: to another step of filling in, or nowhere. */
  returned(screen: Screen | null): void {
    if (screen && mayReturn(this.view, screen)) this.show({ screen, trouble: null });
  }

  /** Looks whether something has opened or closed: asked now and then while a voter waits. */
  async refresh(): Promise<void> {
    const { poll, screen } = this.view;
    if (!poll || !waits(screen, poll)) return;
    const fresh = await this.papers().catch(() => null);
    if (!fresh || !waits(this.view.screen, poll)) return;
    if (!isOfNotice(fresh, this.by.link.fingerprint)) return this.stop(new Stopped('wrongKey'));
    this.show({ poll: fresh });
    if (leadsOn(this.view.screen, poll, fresh)) await this.start();
  }

  private async readResult(): Promise<void> {
    const { keeper } = this.by;
    // Cast, and the answer was lost: the published list knows.
    const saved = keeper.read();
    const unsure = saved?.sealed ? [...saved.receipts, ...saved.papers.map((paper) => this.receiptFor(paper))] : [];
    this.forgetAnswers(saved);
    this.go({ name: 'result' }, { receipts: [...keeper.readReceipts(), ...unsure], result: null });
    try {
      const { file } = await this.ask(() => this.by.service.result({ poll: this.by.link.poll }));
      if (!isPublished(file)) return this.stop(new Stopped('resultBroken'), true);
      this.show({ result: file });
    } catch (error) {
      this.stop(error, true);
    }
  }

  /** Nothing can be cast any more: what somebody filled in does not stay on their device. */
  private forgetAnswers(saved: Saved | null): void {
    const { keeper } = this.by;
    if (!saved?.sealed) return keeper.wipe();
    try {
      keeper.write({ ...saved, draft: {} });
    } catch {
      keeper.wipe();
    }
  }

  private receiptFor({ box, serial }: Paper): Receipt {
    return { label: labelOf(this.view.poll!, box, this.by.label), hash: receiptOf(fromBase64url(serial)) };
  }

  forgetReceipts(): void {
    this.by.keeper.wipe();
    this.by.keeper.wipeReceipts();
    this.show({ receipts: [] });
  }
}
