/* Spares the press on 继续: before the page has loaded, so that Back does not lead here. */
document.getElementById("go-on").requestSubmit();
