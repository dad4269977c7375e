import { isCalm } from './motion.js';
import type { Painter } from './paint/painter.js';

interface Spark {
  x: number;
  y: number;
  vx: number;
  vy: number;
  age: number;
  readonly life: number;
  readonly colour: number;
}

interface Note {
  readonly text: string;
  readonly x: number;
  y: number;
  age: number;
  readonly colour: number;
}

const noteSeconds = 0.9;
const shakeSeconds = 0.35;

/** What flies about when something was caught or has hit, in the measures of the field. */
export class Sparks {
  #sparks: Spark[] = [];
  #notes: Note[] = [];
  #shake = 0;

  burst(x: number, y: number, colour: number): void {
    const count = isCalm() ? 0 : 14;
    for (let at = 0; at < count; at++) {
      const direction = 2 * Math.PI * Math.random();
      const speed = 40 + 120 * Math.random();
      const [vx, vy] = [speed * Math.cos(direction), speed * Math.sin(direction) - 60];
      this.#sparks.push({ x, y, vx, vy, age: 0, life: 0.35 + 0.4 * Math.random(), colour });
    }
  }

  note(text: string, x: number, y: number, colour: number): void {
    this.#notes.push({ text, x, y, age: 0, colour });
  }

  shake(): void {
    if (!isCalm()) this.#shake = shakeSeconds;
  }

  /** How far the field is moved. */
  get offset(): { x: number; y: number } {
    const much = (this.#shake / shakeSeconds) * 7;
    return { x: much * Math.sin(this.#shake * 90), y: much * Math.cos(this.#shake * 70) };
  }

  step(seconds: number): void {
    this.#shake = Math.max(0, this.#shake - seconds);
    for (const spark of this.#sparks) {
      spark.age += seconds;
      spark.vy += 260 * seconds;
      spark.x += spark.vx * seconds;
      spark.y += spark.vy * seconds;
    }
    for (const note of this.#notes) {
      note.age += seconds;
      if (!isCalm()) note.y -= 42 * seconds;
    }
    this.#sparks = this.#sparks.filter(({ age, life }) => age < life);
    this.#notes = this.#notes.filter(({ age }) => age < noteSeconds);
  }

  /**
   * @param toX - from the field to the screen
   * @param toY - the same for heights
   * @param scale - the same for lengths
   */
  draw(painter: Painter, toX: (x: number) => number, toY: (y: number) => number, scale: number): void {
    for (const { x, y, age, life, colour } of this.#sparks) {
      painter.disc(toX(x), toY(y), 2.6 * scale * (1 - age / life) + 0.5, colour, 1 - age / life);
    }
    for (const { text, x, y, age, colour } of this.#notes) {
      const alpha = Math.min(1, 2 * (1 - age / noteSeconds));
      painter.text(text, toX(x), toY(y), { size: 17, colour, alpha, bold: true, align: 'center' });
    }
  }
}
