// What C# calls. The build copies each function as text, so none may use a variable outside of itself but `TTMinisFlows`.
// Old versions of the build read ES5 only.
var TTMinisLibrary = {
  $TTMinisFlows: {
    // A text for C#, which frees it.
    toPointer: function (text) {
      var size = lengthBytesUTF8(text) + 1;
      var pointer = _malloc(size);
      stringToUTF8(text, pointer, size);
      return pointer;
    },

    // Returns a function that tells C# a result, the first time that it is called.
    tellOnce: function (receiver, method) {
      var isTold = false;
      return function (result) {
        if (isTold) return;
        isTold = true;
        SendMessage(receiver, method, JSON.stringify(result));
      };
    },

    // Downloads one after the other, because a phone has little memory, and limits how many may run.
    downloadAll: function (urls, paths, succeed, fail) {
      if (paths.length === urls.length) {
        succeed(paths);
        return;
      }
      TTMinis.game.downloadFile({
        url: urls[paths.length],
        success: function (result) {
          // The reference calls such a status a failure. Sibling platforms call it a success.
          if (result.statusCode >= 200 && result.statusCode < 300) {
            TTMinisFlows.downloadAll(urls, paths.concat([result.tempFilePath]), succeed, fail);
          } else fail({ errCode: result.statusCode, errMsg: 'Server error' });
        },
        fail: fail,
      });
    },
  },

  // Returns the warnings of the overlay, which are empty where all works.
  TTMinisShowOverlay: function () {
    var overlay = TTMinisExplain.createOverlay({
      game: TTMinis.game,
      // The context that Unity has made.
      context: typeof GLctx === 'undefined' ? undefined : GLctx,
      visible: 'on-first-error',
    });
    return TTMinisFlows.toPointer(overlay.warnings.join('\n'));
  },

  // Explains a failure that reached C# as a number and a text.
  TTMinisExplainJson: function (code, message, api) {
    return TTMinisFlows.toPointer(
      TTMinisExplain.explainJson(UTF8ToString(code), UTF8ToString(message), UTF8ToString(api))
    );
  },

  // Shows one rewarded ad. Tells `OnRewardedAd` of the receiver once: { kind: 'rewarded' | 'closed' | 'unavailable', reason }.
  TTMinisShowRewardedAd: function (adUnitId, receiver) {
    var tell = TTMinisFlows.tellOnce(UTF8ToString(receiver), 'OnRewardedAd');
    var fail = function (error) {
      var answer = TTMinisExplain.explain(error, { api: 'ad.show' });
      // The player is free to close an ad. That is no error, and no reward.
      if (answer.status === 'known' && answer.expected) tell({ kind: 'closed', reason: '' });
      else tell({ kind: 'unavailable', reason: answer.text });
    };
    try {
      // A new instance for each show: the platform refuses a second show with 11003.
      var ad = TTMinis.game.createRewardedVideoAd({ adUnitId: UTF8ToString(adUnitId) });
      // Only this event earns the reward. A fulfilled show() may mean no more than that the ad is on the screen.
      ad.onClose(function (result) {
        tell({ kind: result && result.isEnded === true ? 'rewarded' : 'closed', reason: '' });
      });
      ad.onError(function (error) {
        // An ad that fails on the screen closes as well, and that tells more. Some clients send no close event.
        setTimeout(function () {
          fail(error);
        }, 1000);
      });
      ad.show().catch(fail);
    } catch (error) {
      // An app may throw what others reject with.
      fail(error);
    }
  },

  // Downloads { whole, parts, small }. Tells `OnPackLoaded` of the receiver once: { form, paths, problem }.
  TTMinisDownloadPack: function (pack, receiver) {
    var tell = TTMinisFlows.tellOnce(UTF8ToString(receiver), 'OnPackLoaded');
    var asked = JSON.parse(UTF8ToString(pack));
    var forms = [
      { name: 'whole', urls: [asked.whole] },
      { name: 'parts', urls: asked.parts || [] },
      { name: 'small', urls: asked.small ? [asked.small] : [] },
    ].filter(function (form) {
      return form.urls.length > 0;
    });
    var tryForm = function (at) {
      var form = forms[at];
      TTMinisFlows.downloadAll(
        form.urls,
        [],
        function (paths) {
          tell({ form: form.name, paths: paths, problem: '' });
        },
        function (error) {
          var answer = TTMinisExplain.explain(error, { api: 'downloadFile' });
          // Another form helps against a large file, and against nothing else.
          var isTooLarge = answer.status === 'known' && answer.id === 'network/603301';
          if (isTooLarge && at + 1 < forms.length) tryForm(at + 1);
          else tell({ form: 'none', paths: [], problem: answer.text });
        }
      );
    };
    tryForm(0);
  },
};

autoAddDeps(TTMinisLibrary, '$TTMinisFlows');
mergeInto(LibraryManager.library, TTMinisLibrary);
