// Asks a real phone what nobody could try without one, and prints one text. See README.md.
// It is ES5 and needs no build. It reads no storage, no files and no account, and never throws.
/* global TTMinis, tt, GameGlobal, TTWebAssembly, TTMinisExplain */
var TTMinisProbe = (function () {
  'use strict';

  var MOST_CHARACTERS = 160;
  var MOST_NAMES = 200;
  /** The smallest module of WebAssembly: its mark and its version. */
  var WASM_BYTES = [0, 97, 115, 109, 1, 0, 0, 0];
  /** A host that nobody can have entered in the portal: the domain is reserved. */
  var UNTRUSTED = 'https://ttminis-probe.example/a?token=secret';
  /** What `getSystemInfoSync` may tell in full. Of everything else, the report has the type. */
  var SHOWN = [
    'platform',
    'system',
    'SDKVersion',
    'version',
    'theme',
    'pixelRatio',
    'screenWidth',
    'screenHeight',
  ];
  /** Texts of the options that the report must not have, with what it has instead. */
  var hidden = [];

  function hide(value, name) {
    if (typeof value === 'string' && value) hidden.push([value, '<' + name + '>']);
  }

  function clean(text) {
    var cleaned = String(text);
    hidden.forEach(function (pair) {
      cleaned = cleaned.split(pair[0]).join(pair[1]);
    });
    // Queries may have tokens.
    cleaned = cleaned.replace(/\?[^\s"']*/g, '?...');
    return cleaned.length > MOST_CHARACTERS ? cleaned.slice(0, MOST_CHARACTERS) + '...' : cleaned;
  }

  /** The value of a function, or a text with what it threw. */
  function attempt(run) {
    try {
      return run();
    } catch (error) {
      return 'threw ' + clean(error);
    }
  }

  function isObject(value) {
    return (typeof value === 'object' && value !== null) || typeof value === 'function';
  }

  /** A value in short: its type, and what is short of itself. */
  function brief(value) {
    if (value === null || value === undefined) return String(value);
    if (typeof value === 'string') return 'string ' + JSON.stringify(clean(value));
    if (typeof value === 'number' || typeof value === 'boolean') return typeof value + ' ' + value;
    if (Array.isArray(value)) return 'array of ' + value.length;
    return typeof value;
  }

  /** What distinguishes a property from one that was simply written. */
  function property(object, name) {
    var descriptor = attempt(function () {
      return Object.getOwnPropertyDescriptor(object, name);
    });
    var words = [
      attempt(function () {
        return brief(object[name]);
      }),
    ];
    if (isObject(descriptor)) {
      if (descriptor.get || descriptor.set) words.push(descriptor.set ? 'getter and setter' : 'getter');
      else if (!descriptor.writable) words.push('read-only');
      if (!descriptor.enumerable) words.push('not enumerable');
      if (!descriptor.configurable) words.push('not configurable');
    }
    return words.join(', ');
  }

  /** Own properties, with the names of the properties that are inherited. */
  function describe(value, isInner) {
    if (!isObject(value)) return brief(value);
    var names = attempt(function () {
      return Object.getOwnPropertyNames(value).slice(0, MOST_NAMES);
    });
    var own = {};
    if (Array.isArray(names)) {
      names.forEach(function (name) {
        // Stacks tell of the player's device, and nothing of the shape.
        own[name] = name === 'stack' ? 'left out' : property(value, name);
      });
    } else own = names;
    var description = {
      tag: attempt(function () {
        return Object.prototype.toString.call(value);
      }),
      isError: value instanceof Error,
      constructor: attempt(function () {
        return clean(value.constructor && value.constructor.name);
      }),
      own: own,
      inherited: inheritedNames(value),
      text: attempt(function () {
        return clean(value);
      }),
      json: attempt(function () {
        return clean(JSON.stringify(value));
      }),
      frozen: attempt(function () {
        return Object.isFrozen(value);
      }),
    };
    var nested = attempt(function () {
      return value.error;
    });
    if (isObject(nested) && !isInner) description.error = describe(nested, true);
    return description;
  }

  function inheritedNames(value) {
    return attempt(function () {
      var names = [];
      var at = Object.getPrototypeOf(value);
      // The last prototype is that of all objects, also of those from another realm.
      while (at && Object.getPrototypeOf(at)) {
        names = names.concat(Object.getOwnPropertyNames(at));
        at = Object.getPrototypeOf(at);
      }
      return names
        .filter(function (name) {
          return name !== 'constructor';
        })
        .slice(0, MOST_NAMES);
    });
  }

  /** What a call gave back. */
  function returned(value) {
    if (!isObject(value)) return brief(value);
    var names = attempt(function () {
      return Object.getOwnPropertyNames(value);
    });
    return {
      hasThen: typeof value.then === 'function',
      hasAbort: typeof value.abort === 'function',
      isPromise: typeof Promise === 'function' && value instanceof Promise,
      own: names,
      inherited: inheritedNames(value),
    };
  }

  function now() {
    return typeof Date.now === 'function' ? Date.now() : +new Date();
  }

  /** Runs a function later; `false` where there are no timers. */
  function later(ms, run) {
    if (typeof setTimeout !== 'function') return false;
    setTimeout(run, ms);
    return true;
  }

  /** Writes down what happens, in its order, with the milliseconds since the beginning. */
  function createTrace() {
    var startedAt = now();
    var trace = { order: [], values: {} };
    var seen = [];
    trace.note = function (name, value, hasValue) {
      trace.order.push(name + ' +' + (now() - startedAt));
      if (!hasValue) return;
      var place = seen.indexOf(value);
      // The same object is described once, since it matters whether it is the same.
      if (isObject(value) && place >= 0) trace.values[name] = 'the same object as an earlier one';
      else trace.values[name] = describe(value);
      seen.push(value);
    };
    trace.listener = function (name) {
      return function () {
        trace.note(name + '(' + arguments.length + ')', arguments[0], arguments.length > 0);
      };
    };
    trace.follow = function (name, promise) {
      if (!isObject(promise) || typeof promise.then !== 'function') return;
      promise.then(trace.listener(name + ' fulfilled'), trace.listener(name + ' rejected'));
    };
    trace.marker = function (name) {
      return function () {
        trace.note(name);
      };
    };
    /** Marks of the engine, to tell what is synchronous, a microtask, or later. */
    trace.mark = function () {
      if (typeof Promise === 'function') Promise.resolve().then(trace.marker('microtask'));
      later(0, trace.marker('timer'));
    };
    trace.result = function () {
      return { order: trace.order, values: trace.values };
    };
    return trace;
  }

  // What each step asks. A step fills its part of the report and calls `done`.
  function askGlobals() {
    return {
      TTMinis: typeof TTMinis,
      tt: typeof tt,
      isSame: attempt(function () {
        return TTMinis.game === tt;
      }),
      GameGlobal: typeof GameGlobal,
      globalThis: typeof globalThis,
      window: typeof window,
      document: typeof document,
      navigator: typeof navigator,
      performance: typeof performance,
      location: typeof location,
      require: typeof require,
      module: typeof module,
      Promise: typeof Promise,
      Proxy: typeof Proxy,
      Reflect: typeof Reflect,
      Symbol: typeof Symbol,
      BigInt: typeof BigInt,
      WeakRef: typeof WeakRef,
      WebAssembly: typeof WebAssembly,
      TTWebAssembly: typeof TTWebAssembly,
      TTWebAssemblyOfGameGlobal: attempt(function () {
        return typeof GameGlobal.TTWebAssembly;
      }),
      TextDecoder: typeof TextDecoder,
      URL: typeof URL,
      fetch: typeof fetch,
      XMLHttpRequest: typeof XMLHttpRequest,
      queueMicrotask: typeof queueMicrotask,
      setTimeout: typeof setTimeout,
      requestAnimationFrame: typeof requestAnimationFrame,
      console: attempt(function () {
        return Object.keys(console);
      }),
      language: {
        padStart: typeof String.prototype.padStart,
        objectEntries: typeof Object.entries,
        fromEntries: typeof Object.fromEntries,
        arrayAt: typeof Array.prototype.at,
        promiseFinally: typeof Promise === 'function' ? typeof Promise.prototype['finally'] : 'no promise',
      },
    };
  }

  /** What tells one engine from another, and whether it compiles: loops are a hundred times slower where it does not. */
  function askEngine() {
    var error = new Error('probe');
    var startedAt = now();
    var sum = 0;
    for (var at = 0; at < 3000000; at++) sum = (sum * 31 + at) | 0;
    return {
      loopMs: now() - startedAt,
      sum: sum,
      nativeFunction: attempt(function () {
        return Function.prototype.toString.call(Math.max);
      }),
      errorNames: attempt(function () {
        return Object.getOwnPropertyNames(error);
      }),
      stackStyle: /\n?\s*at /.test(error.stack) ? 'at' : /@/.test(error.stack) ? '@' : typeof error.stack,
      captureStackTrace: typeof Error.captureStackTrace,
    };
  }

  function askWasm(done) {
    var result = { module: 'no WebAssembly' };
    var waits = 0;
    var bytes = new Uint8Array(WASM_BYTES);
    function wait(name, promise) {
      if (!isObject(promise) || typeof promise.then !== 'function') {
        result[name] = 'no promise: ' + brief(promise);
        return;
      }
      waits++;
      promise.then(
        function (value) {
          result[name] = { fulfilled: Object.getOwnPropertyNames(value), tag: String(value) };
          waits--;
        },
        function (error) {
          // A file that was found fails for its imports, and one that was not for its path.
          result[name] = { rejected: clean(error) };
          waits--;
        }
      );
    }
    if (typeof WebAssembly === 'object') {
      result.names = Object.getOwnPropertyNames(WebAssembly);
      result.module = attempt(function () {
        return brief(new WebAssembly.Module(bytes));
      });
      result.instantiate = attempt(function () {
        return wait('instantiate', WebAssembly.instantiate(bytes, {}));
      });
    }
    var host = typeof TTWebAssembly === 'undefined' ? undefined : TTWebAssembly;
    if (!host && typeof GameGlobal === 'object') host = GameGlobal.TTWebAssembly;
    if (isObject(host)) {
      result.hostNames = Object.getOwnPropertyNames(host).concat(inheritedNames(host));
      ['', '/'].forEach(function (start) {
        ['.wasm.br', '.wasm'].forEach(function (end) {
          var path = start + 'ttminis-explain' + end;
          result[path] = attempt(function () {
            return wait(path, host.instantiate(path, {}));
          });
        });
      });
    }
    endWhen(
      function () {
        return waits === 0;
      },
      3000,
      function () {
        done(result);
      }
    );
  }

  /** Calls `done` when the condition holds, or after a time. Without timers it calls at once. */
  function endWhen(holds, ms, done) {
    var endsAt = now() + ms;
    (function look() {
      if (holds() || now() >= endsAt || !later(50, look)) done();
    })();
  }

  function askPlatform(game) {
    var names = [];
    for (var name in game) names.push(name);
    return {
      typeOf: typeof game,
      frozen: attempt(function () {
        return Object.isFrozen(game);
      }),
      extensible: attempt(function () {
        return Object.isExtensible(game);
      }),
      enumerable: names.slice(0, MOST_NAMES),
      own: attempt(function () {
        return Object.getOwnPropertyNames(game).slice(0, MOST_NAMES);
      }),
      inherited: inheritedNames(game),
      ofTTMinis: attempt(function () {
        return property(TTMinis, 'game');
      }),
      replaced: ['request', 'downloadFile', 'createRewardedVideoAd', 'createInterstitialAd'].map(
        function (name) {
          return name + ': ' + replace(game, name);
        }
      ),
      // Whether a function works without its object.
      detached: attempt(function () {
        var detached = game.getSystemInfoSync;
        return brief(detached());
      }),
    };
  }

  /** Whether a property can be replaced. It is put back at once. */
  function replace(object, name) {
    return attempt(function () {
      var descriptor = Object.getOwnPropertyDescriptor(object, name);
      var original = object[name];
      var other = function () {};
      object[name] = other;
      var isReplaced = object[name] === other;
      if (isReplaced && descriptor) Object.defineProperty(object, name, descriptor);
      else if (isReplaced) delete object[name];
      var words = [isReplaced ? 'by writing' : 'not by writing', property(object, name)];
      if (!descriptor) words.push(name in object ? 'inherited' : 'missing');
      if (object[name] !== original) words.push('could not be put back');
      return words.join('; ');
    });
  }

  function askSystem(game) {
    function typesOf(value) {
      if (!isObject(value)) return brief(value);
      var types = {};
      for (var name in value) {
        var one = value[name];
        if (isObject(one)) types[name] = Object.keys(one).join(' ');
        else types[name] = SHOWN.indexOf(name) < 0 ? typeof one : brief(one);
      }
      return types;
    }
    var answers = {};
    ['getSystemInfoSync', 'getWindowInfo', 'getMenuButtonBoundingClientRect'].forEach(function (name) {
      answers[name] = attempt(function () {
        return typesOf(game[name]());
      });
    });
    return answers;
  }

  /** The calls of the network, each with what it is to show. */
  function callsFor(options) {
    var calls = [
      ['request', 'no address', { url: '' }],
      ['request', 'a number for an address', { url: 5 }],
      ['request', 'another scheme', { url: 'ftp://ttminis-probe.example/a' }],
      ['request', 'a host that is not trusted', { url: UNTRUSTED }],
      ['request', 'aborted', { url: options.url || UNTRUSTED }, 'abort'],
      ['request', 'without callbacks', { url: UNTRUSTED }, 'bare'],
      ['downloadFile', 'a host that is not trusted', { url: UNTRUSTED }],
      ['downloadFile', 'a wrong path', { url: options.url || UNTRUSTED, filePath: '/ttminis-probe' }],
      ['downloadFile', 'without callbacks', { url: UNTRUSTED }, 'bare'],
    ];
    if (!options.url) return calls;
    var missing = options.url.replace(/\/?(\?.*)?$/, '/ttminis-probe-404');
    return calls.concat([
      ['request', 'right', { url: options.url }],
      ['request', 'a timeout of one millisecond', { url: options.url, timeout: 1 }],
      ['request', 'a status of 404', { url: missing }],
      ['downloadFile', 'right', { url: options.url }],
      ['downloadFile', 'a status of 404', { url: missing }],
    ]);
  }

  function askCall(game, call, done) {
    var trace = createTrace();
    var isOver = false;
    var args = {};
    for (var name in call[2]) args[name] = call[2][name];
    var failure;
    if (call[3] !== 'bare') {
      ['success', 'fail', 'complete'].forEach(function (name) {
        args[name] = function () {
          isOver = isOver || name === 'complete';
          // Of a result, the names and types are enough: the body is the game's.
          var value = arguments[0];
          var title = name + '(' + arguments.length + ')';
          if (name === 'fail') {
            failure = value;
            trace.note(title, value, true);
          } else if (isObject(value) && value === failure) trace.note(title + ', the same object');
          else trace.note(title + (isObject(value) ? ' ' + Object.keys(value) : ''));
          if (isObject(value) && typeof value.statusCode === 'number') {
            trace.values.statusCode = value.statusCode;
          }
        };
      });
    }
    var task;
    trace.mark();
    try {
      task = game[call[0]](args);
      trace.note('returned');
      if (call[3] === 'abort') task.abort();
    } catch (error) {
      trace.note('threw', error, true);
      isOver = true;
    }
    trace.follow('the promise', task);
    endWhen(
      function () {
        return isOver;
      },
      call[3] === 'bare' ? 1500 : 8000,
      function () {
        // What comes after `complete` counts as well.
        if (!later(200, finish)) finish();
      }
    );
    function finish() {
      var result = trace.result();
      result.returned = returned(task);
      done(result);
    }
  }

  function askAd(game, create, adUnitId, isShown, done) {
    var trace = createTrace();
    var ad;
    var isClosed = false;
    function finish() {
      var result = trace.result();
      result.ad = attempt(function () {
        return {
          own: Object.getOwnPropertyNames(ad),
          inherited: inheritedNames(ad),
          hasLoad: typeof ad.load,
          show: replace(ad, 'show'),
        };
      });
      done(result);
    }
    trace.mark();
    try {
      ad = game[create]({ adUnitId: adUnitId });
      trace.note('created');
      ad.onError(trace.listener('onError'));
      // Whether a second listener is heard as well, or in the place of the first.
      ad.onError(function () {
        trace.note('second onError');
      });
      ad.onClose(function (result) {
        isClosed = true;
        trace.note('onClose', result, true);
      });
      if (typeof ad.onLoad === 'function') ad.onLoad(trace.listener('onLoad'));
      if (typeof ad.load === 'function') trace.follow('load', ad.load());
      trace.follow('show', ad.show());
      trace.note('show returned');
    } catch (error) {
      trace.note('threw', error, true);
    }
    endWhen(
      function () {
        return isClosed;
      },
      isShown ? 120000 : 3000,
      function () {
        if (!isShown) {
          finish();
          return;
        }
        // The reference says 11003 for a second show.
        attempt(function () {
          trace.follow('second show', ad.show());
        });
        if (!later(2000, finish)) finish();
      }
    );
  }

  function askUncaught(game, done) {
    var trace = createTrace();
    var names = ['onError', 'offError', 'onUnhandledRejection', 'offUnhandledRejection'];
    var result = {};
    names.forEach(function (name) {
      result[name] = typeof game[name];
    });
    attempt(function () {
      game.onError(trace.listener('onError'));
    });
    attempt(function () {
      game.onUnhandledRejection(trace.listener('onUnhandledRejection'));
    });
    if (typeof Promise === 'function') Promise.reject(new Error('ttminis-probe rejection'));
    later(0, function () {
      throw new Error('ttminis-probe error');
    });
    function finish() {
      result.heard = trace.result();
      done(result);
    }
    if (!later(1500, finish)) finish();
  }

  function askCanvas(game, screen, done) {
    var result = { screen: attempt(screenOf), other: attempt(otherCanvas) };
    var kit = screen.kit;
    function screenOf() {
      return [screen.kind, property(screen.canvas, 'width'), property(screen.canvas, 'height')].join('; ');
    }
    function otherCanvas() {
      var other = game.createCanvas();
      var context = other.getContext('2d');
      other.width = 32;
      other.height = 32;
      context.fillStyle = '#ff0000';
      context.fillRect(0, 0, 32, 32);
      var measured = context.measureText('W');
      var answer = {
        isScreen: other === screen.canvas,
        measureText: isObject(measured)
          ? Object.keys(measured).concat(inheritedNames(measured)).join(' ')
          : 'none',
        pixel: attempt(function () {
          return [].slice.call(context.getImageData(1, 1, 1, 1).data).join();
        }),
      };
      answer.drawn = attempt(function () {
        return screen.kind === '2d' ? drawIn2d(other) : drawInWebGl(other);
      });
      return answer;
    }
    function drawIn2d(other) {
      screen.context.drawImage(other, 0, 0);
      return [].slice.call(screen.context.getImageData(1, 1, 1, 1).data).join();
    }
    /** Uploads the other canvas, and reads it back through a framebuffer. */
    function drawInWebGl(other) {
      var gl = screen.context;
      var texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, other);
      var buffer = gl.createFramebuffer();
      gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
      var pixel = new Uint8Array(4);
      gl.readPixels(1, 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      var error = gl.getError();
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      return [].slice.call(pixel).join() + (error ? '; error ' + error : '');
    }
    if (
      !isObject(kit) ||
      typeof kit.createOverlay !== 'function' ||
      typeof requestAnimationFrame !== 'function'
    ) {
      result.overlay = 'not tried: it needs game.js of the package, and requestAnimationFrame';
      done(result);
      return;
    }
    askOverlay(game, screen, function (overlay) {
      result.overlay = overlay;
      done(result);
    });
  }

  /** Draws a blue frame, opens the overlay over it, and counts what is no longer blue. */
  function askOverlay(game, screen, done) {
    var frames = 0;
    var isOver = false;
    var context = screen.context;
    (function frame() {
      if (isOver) return;
      frames++;
      attempt(function () {
        if (screen.kind === '2d') {
          context.setTransform(1, 0, 0, 1, 0, 0);
          context.fillStyle = '#0000ff';
          context.fillRect(0, 0, screen.canvas.width, screen.canvas.height);
        } else {
          context.clearColor(0, 0, 1, 1);
          context.clear(context.COLOR_BUFFER_BIT);
        }
      });
      requestAnimationFrame(frame);
    })();
    var overlay = attempt(function () {
      var made = screen.kit.createOverlay({ game: game, context: context, visible: 'always' });
      made.record({ errCode: 21103, errMsg: 'Request timeout' }, { api: 'request' });
      made.open();
      return made;
    });
    if (!isObject(overlay)) {
      isOver = true;
      done(overlay);
      return;
    }
    later(1500, function () {
      var result = attempt(function () {
        return {
          host: overlay.host,
          warnings: overlay.warnings.map(clean),
          visible: overlay.visible,
          isOpen: overlay.isOpen,
          isWatching: overlay.game === game ? 'the platform itself' : 'through another object',
          framesIn1500Ms: frames,
          notBlue: attempt(countOthers),
        };
      });
      isOver = true;
      attempt(overlay.destroy);
      done(result);
    });
    /** Of 100 places on the screen, those that the overlay has painted. */
    function countOthers() {
      var count = 0;
      for (var at = 0; at < 100; at++) {
        var x = Math.floor((((at % 10) + 0.5) / 10) * screen.canvas.width);
        var y = Math.floor(((Math.floor(at / 10) + 0.5) / 10) * screen.canvas.height);
        var pixel = new Uint8Array(4);
        if (screen.kind === '2d') pixel = context.getImageData(x, y, 1, 1).data;
        else context.readPixels(x, y, 1, 1, context.RGBA, context.UNSIGNED_BYTE, pixel);
        if (pixel[0] !== 0 || pixel[1] !== 0 || pixel[2] !== 255) count++;
      }
      return count;
    }
  }

  function askTouches(game, ms, done) {
    var result = { heard: {}, order: [] };
    var isOver = false;
    var names = ['TouchStart', 'TouchMove', 'TouchEnd', 'TouchCancel'];
    names.forEach(function (name) {
      result['on' + name] = typeof game['on' + name] + ', off: ' + typeof game['off' + name];
      attempt(function () {
        game['on' + name](function (event) {
          if (result.order.length < 20) result.order.push(name);
          if (name === 'TouchEnd') isOver = true;
          if (result.heard[name]) return;
          result.heard[name] = {
            event: describe(event),
            changedTouches: attempt(function () {
              return Array.isArray(event.changedTouches) ? 'an array' : brief(event.changedTouches);
            }),
            touch: attempt(function () {
              return describe(event.changedTouches[0]);
            }),
            remaining: attempt(function () {
              return event.touches.length;
            }),
            // On which clock `timeStamp` counts.
            sinceNow: attempt(function () {
              return now() - event.timeStamp;
            }),
          };
        });
      });
    });
    attempt(function () {
      console.log('TTMinis probe: touch the screen now, and drag a little');
    });
    endWhen(
      function () {
        return isOver;
      },
      ms,
      function () {
        done(result);
      }
    );
  }

  /** The screen: what the options have, or the first canvas of the platform, which is the screen. */
  function screenFor(game, options, kit) {
    return attempt(function () {
      var kind = options.screen === 'webgl' ? 'webgl' : '2d';
      var canvas = options.canvas || game.createCanvas();
      // A buffer that stays can be read between two frames.
      var context = options.context || canvas.getContext(kind, { preserveDrawingBuffer: true });
      return { kind: kind, canvas: canvas, context: context, kit: kit };
    });
  }

  /**
   * Asks everything, and prints one text.
   *
   * @param options - all can be left out: `url` (of a trusted domain), `adUnitId` (shows a rewarded ad), `screen` ('2d' or
   *   'webgl'), `canvas` and `context` (of a game that has its own), `touchSeconds`, `game`, `kit` (game.js of the package)
   * @param done - gets the text
   */
  function run(options, done) {
    var asked = options || {};
    hidden = [];
    hide(asked.url, 'url');
    hide(asked.adUnitId, 'adUnitId');
    var game = asked.game || attempt(findGame);
    var kit = asked.kit || (typeof TTMinisExplain === 'undefined' ? undefined : TTMinisExplain);
    var report = { probe: 1, hasPackage: isObject(kit), calls: {}, ads: {} };
    var steps = [];
    function add(name, ask) {
      steps.push(function (next) {
        try {
          ask(function (answer) {
            if (name) report[name] = answer;
            next();
          });
        } catch (error) {
          report[name || 'problem'] = 'threw ' + clean(error);
          next();
        }
      });
    }
    function addSync(name, ask) {
      add(name, function (end) {
        end(ask());
      });
    }
    addSync('globals', askGlobals);
    addSync('engine', askEngine);
    if (isObject(game)) {
      addSync('platform', function () {
        return askPlatform(game);
      });
      addSync('system', function () {
        return askSystem(game);
      });
      callsFor(asked).forEach(function (call) {
        add('', function (end) {
          askCall(game, call, function (answer) {
            report.calls[call[0] + ': ' + call[1]] = answer;
            end();
          });
        });
      });
      ['createRewardedVideoAd', 'createInterstitialAd'].forEach(function (create) {
        ['', 'ttminis-probe'].forEach(function (adUnitId) {
          add('', function (end) {
            askAd(game, create, adUnitId, false, function (answer) {
              report.ads[create + " '" + adUnitId + "'"] = answer;
              end();
            });
          });
        });
      });
      if (asked.adUnitId) {
        add('', function (end) {
          askAd(game, 'createRewardedVideoAd', asked.adUnitId, true, function (answer) {
            report.ads.shown = answer;
            end();
          });
        });
      }
      add('canvas', function (end) {
        var screen = screenFor(game, asked, kit);
        if (isObject(screen) && isObject(screen.context)) askCanvas(game, screen, end);
        else end('there is no screen: ' + brief(screen));
      });
      add('touches', function (end) {
        askTouches(game, (asked.touchSeconds === undefined ? 15 : asked.touchSeconds) * 1000, end);
      });
    } else report.platform = 'there is neither TTMinis.game nor tt: ' + brief(game);
    add('wasm', askWasm);
    if (isObject(kit) && typeof kit.backend === 'function') {
      addSync('backend', function () {
        return kit.backend();
      });
    }
    if (isObject(kit) && typeof kit.init === 'function') {
      add('backendAfterInit', function (end) {
        var answer = 'no answer';
        kit.init().then(function (backend) {
          answer = backend;
        });
        endWhen(
          function () {
            return answer !== 'no answer';
          },
          7000,
          function () {
            end(answer);
          }
        );
      });
    }
    // The last one, because an error that nobody catches may end the game.
    if (isObject(game)) {
      add('uncaught', function (end) {
        askUncaught(game, end);
      });
    }
    var at = 0;
    (function next() {
      var step = steps[at++];
      if (step) {
        step(next);
        return;
      }
      var text = attempt(function () {
        return JSON.stringify(report);
      });
      attempt(function () {
        console.log(text);
      });
      if (typeof done === 'function') done(text);
    })();
  }

  function findGame() {
    return typeof TTMinis === 'undefined' ? tt : TTMinis.game;
  }
  return { run: run, describe: describe };
})();
if (typeof module === 'object' && module && module.exports) module.exports = TTMinisProbe;
