import { announce } from './announce.js';
import { readBest, writeBest } from './best.js';
import { type Button, drawButton } from './buttons.js';
import { colours } from './colours.js';
import type { Controls } from './controls.js';
import { drawSides, drawSky } from './draw-sky.js';
import { drawShip, drawThing } from './draw-things.js';
import { type Field, fitWorld, layField } from './field.js';
import { drawHud, hudHigh, type Message, menuButton } from './hud.js';
import type { Painter } from './paint/painter.js';
import type { Placard } from './placard.js';
import type { Screen } from './screen.js';
import type { Services } from './services.js';
import { drawSheet, type SheetContent } from './sheet.js';
import { type Skin, skins } from './skins.js';
import { Sparks } from './sparks.js';
import type { Trouble } from './trouble.js';
import { shipAltitude, shipWidth, World } from './world.js';

/** What is on the screen; `busy`: what comes next is still to be known. */
type Scene = 'start' | 'play' | 'over' | 'cleared' | 'busy';

/** Field widths a second. */
const keyboardSpeed = 1.5;
/** A frame that takes longer, as after a pause of the browser, does not make the game jump. */
const longestFrame = 0.1;

/** What the game is made of. */
export interface Parts {
  readonly canvas: HTMLCanvasElement;
  readonly painter: Painter;
  readonly services: Services;
  readonly placard: Placard;
  readonly message: Message;
  readonly troubles: () => readonly Trouble[];
  /** Whether something lies over what the player steers: then the world stands still. */
  readonly isCovered: () => boolean;
}

/** The game: scenes, and how one leads to the other. */
export class StarCatcher {
  readonly #parts: Parts;
  readonly #world = new World();
  readonly #sparks = new Sparks();
  #field: Field | undefined;
  #scene: Scene = 'start';
  #isMenuOpen = false;
  #skin: Skin = skins[0];
  #isLoadingSkin = false;
  #triedSkin = 0;
  #canContinue = false;
  #leaderboard: 'loading' | 'there' | 'missing' = 'loading';
  #best = readBest();
  #seconds = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#enter('start', 'Star catcher. Press Enter to play.');
    parts.services.loadLeaderboard().then((isThere) => {
      this.#leaderboard = isThere ? 'there' : 'missing';
    });
  }

  /** A finger or the mouse is there. */
  steer(x: number): void {
    if (this.#field) this.#world.target = (x - this.#field.left) / this.#field.width;
  }

  toggleMenu(): void {
    if (this.#parts.placard.isUp) return;
    this.#isMenuOpen = !this.#isMenuOpen;
    announce(this.#isMenuOpen ? 'Menu: cause trouble' : '');
  }

  /** A pause, for when nobody can see the game. */
  pause(): void {
    if (this.#scene === 'play' && !this.#parts.placard.isUp) this.#isMenuOpen = true;
  }

  /**
   * One frame.
   *
   * @param passed - seconds since the last one
   */
  frame(passed: number, screen: Screen, controls: Controls): void {
    const seconds = Math.min(passed, longestFrame);
    const { painter, placard, message } = this.#parts;
    this.#field = layField(screen);
    fitWorld(this.#world, this.#field);
    this.#seconds += seconds;
    message.step(seconds);
    // An ad lasts as long as it lasts.
    placard.step(passed);
    if (this.#scene === 'play' && !this.#isMenuOpen && !placard.isUp && !this.#parts.isCovered()) {
      this.#play(seconds, controls);
    }
    this.#sparks.step(seconds);

    painter.begin(screen, colours.skyTop, colours.skyBottom);
    const buttons = placard.isUp ? placard.draw(painter, screen) : this.#draw(screen, this.#field);
    for (const button of buttons) {
      const { label } = button;
      const state = label === controls.pressed ? 'pressed' : label === controls.chosen ? 'chosen' : 'rest';
      drawButton(painter, button, state);
    }
    if (!placard.isUp) message.draw(painter, this.#field, this.#isMenuOpen || this.#scene !== 'play');
    painter.end();
    controls.setButtons(buttons);
  }

  #play(seconds: number, { push }: Controls): void {
    const world = this.#world;
    if (push !== 0) world.target = Math.max(0, Math.min(1, world.target + push * keyboardSpeed * seconds));
    for (const event of world.step(seconds)) {
      if (event.kind === 'hit') {
        this.#sparks.burst(world.shipX, world.height - shipAltitude, colours.meteorGlow);
        this.#sparks.note('Ouch', world.shipX, world.height - shipAltitude - 28, colours.heart);
        this.#sparks.shake();
        announce(`Hit. Lives: ${world.lives}`);
      } else if (event.kind === 'caught') {
        const { thing, points } = event;
        const colour =
          thing.kind === 'heart' ? colours.heart : thing.kind === 'comet' ? colours.comet : colours.star;
        const text = thing.kind === 'heart' ? '+1 life' : `+${points}`;
        this.#sparks.burst(thing.x, world.height - shipAltitude, colour);
        this.#sparks.note(text, thing.x, world.height - shipAltitude - 24, colour);
      } else {
        this.#endRound(event.kind);
      }
    }
  }

  #endRound(how: 'over' | 'cleared'): void {
    const { score } = this.#world;
    const isBest = score > this.#best;
    if (isBest) {
      this.#best = score;
      writeBest(score);
    }
    this.#canContinue = how === 'over';
    this.#parts.services.saveScore(score);
    this.#enter(how, `${how === 'over' ? 'Game over' : 'Round complete'}. Score: ${score}.`);
  }

  #enter(scene: Scene, words = ''): void {
    this.#scene = scene;
    // For whoever drives the page from outside, since a canvas shows nothing of itself.
    this.#parts.canvas.dataset.scene = scene;
    if (words) announce(words);
  }

  #begin(): void {
    this.#world.restart();
    this.#enter('play', 'Go');
  }

  async #nextRound(prepare: () => void): Promise<void> {
    this.#enter('busy');
    await this.#parts.services.showInterstitial();
    prepare();
    this.#enter('play', `Level ${this.#world.level}`);
  }

  async #continueForAd(): Promise<void> {
    const { services, message } = this.#parts;
    this.#enter('busy');
    const end = await services.watchAd();
    if (end === 'watched') {
      this.#world.revive();
      this.#enter('play', 'One more life');
      return;
    }
    if (end === 'none') this.#canContinue = false;
    message.say(end === 'left' ? 'No extra life this time' : 'No ad right now');
    this.#enter('over', end === 'left' ? 'No extra life this time' : 'No ad right now');
  }

  /** The next skin, where it can be had; the one after it at the next try, in any case. */
  async #changeSkin(): Promise<void> {
    if (this.#isLoadingSkin) return;
    this.#triedSkin = (this.#triedSkin + 1) % skins.length;
    const skin = skins[this.#triedSkin] ?? skins[0];
    this.#isLoadingSkin = true;
    if (await this.#parts.services.loadSkin(skin)) this.#skin = skin;
    this.#isLoadingSkin = false;
  }

  #draw(screen: Screen, field: Field): Button[] {
    const { painter } = this.#parts;
    const world = this.#world;
    const isPlaying = this.#scene === 'play';
    const { left, scale } = field;
    const { x: shakeX, y: shakeY } = this.#sparks.offset;
    drawSky(painter, screen, this.#seconds);
    painter.shift(shakeX, shakeY);
    const toX = (x: number) => left + x * scale;
    const toY = (y: number) => y * scale;
    if (this.#scene !== 'start') {
      for (const thing of world.things) {
        drawThing(painter, thing, toX(thing.x), toY(thing.y), thing.radius * scale);
      }
    }
    // While nothing can hit it, the ship is to be seen through.
    const blinks = world.mercy > 0 && isPlaying && Math.floor(world.mercy * 8) % 2 === 1;
    if (!blinks) {
      const shipY = toY(world.height - shipAltitude);
      drawShip(painter, this.#skin.paint, toX(world.shipX), shipY, shipWidth * scale, this.#seconds);
    }
    this.#sparks.draw(painter, toX, toY, scale);
    painter.shift(-shakeX, -shakeY);
    drawSides(painter, screen, field);
    return this.#drawSheet(screen, field);
  }

  /** What stands above the field, and the buttons of it. */
  #drawSheet(screen: Screen, field: Field): Button[] {
    const { painter } = this.#parts;
    const menu = menuButton(field, this.#isMenuOpen, () => this.toggleMenu());
    const content = this.#isMenuOpen ? this.#menu() : this.#sheet();
    if (!content) {
      drawHud(painter, this.#world, field);
      return [menu];
    }
    painter.rect(0, 0, screen.width, screen.height, colours.dark, 0.45);
    const margin = 14;
    const room = {
      x: screen.insets.left + margin,
      y: hudHigh,
      width: screen.width - screen.insets.left - screen.insets.right - 2 * margin,
      height: field.height - hudHigh - margin,
    };
    return [...drawSheet(painter, content, room), menu];
  }

  #menu(): SheetContent {
    return {
      title: 'Cause trouble',
      lines: [],
      buttons: this.#parts.troubles().map(({ label, cause }) => ({ label, press: cause })),
    };
  }

  #sheet(): SheetContent | undefined {
    const { score } = this.#world;
    const best = score < this.#best ? `Your best: ${this.#best}` : score > 0 ? 'Your best so far' : '';
    if (this.#scene === 'start') {
      const leaders = {
        loading: 'Loading the leaderboard',
        there: 'Leaderboard loaded',
        missing: 'No leaderboard right now',
      };
      return {
        title: 'Star catcher',
        lines: [
          'Catch stars, dodge meteors.',
          'Steer with a finger or the mouse.',
          leaders[this.#leaderboard],
        ],
        buttons: [
          { label: 'Play', isMain: true, press: () => this.#begin() },
          {
            label: this.#isLoadingSkin ? 'Loading the skin' : `Skin: ${this.#skin.name}`,
            press: () => void this.#changeSkin(),
          },
          { label: 'Cause trouble', press: () => this.toggleMenu() },
        ],
      };
    }
    if (this.#scene === 'over') {
      const again = { label: 'Play again', press: () => void this.#nextRound(() => this.#world.restart()) };
      return {
        title: 'Game over',
        lines: [`Score: ${score}`, best].filter(Boolean),
        buttons: this.#canContinue
          ? [
              { label: 'One more life for an ad', isMain: true, press: () => void this.#continueForAd() },
              again,
            ]
          : [{ ...again, isMain: true }],
      };
    }
    if (this.#scene === 'cleared') {
      return {
        title: `Level ${this.#world.level} complete`,
        lines: [`Score: ${score}`, best].filter(Boolean),
        buttons: [
          {
            label: 'Next level',
            isMain: true,
            press: () => void this.#nextRound(() => this.#world.advance()),
          },
        ],
      };
    }
    return undefined;
  }
}
