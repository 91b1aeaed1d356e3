{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
{{#NEEDED}}<p class="note warn" role="status"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#shield-check"></use></svg><span>{{_Your account needs the two-step login. Everything else is closed until it is set up._}}</span></p>{{/NEEDED}}
<p class="lead">{{_With the two-step login a password alone opens nothing: after it you type a code that changes every 30 seconds. You need an app for such codes on your phone; any will do._}}</p>
<div class="card">
<h2>{{_1. Show this picture to the app_}}</h2>
<div class="enrol">
<svg class="qr" role="img" aria-label="{{_QR code with the secret for the app_}}" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" width="232" height="232" shape-rendering="crispEdges"><rect width="{{QR_SIZE}}" height="{{QR_SIZE}}" fill="#fff"></rect><path d="{{QR_PATH}}" fill="#000"></path></svg>
<div>
<p>{{_Or type the secret into it by hand:_}}</p>
<p><code class="secret">{{SECRET}}</code></p>
</div>
</div>
</div>
<form method="post" action="/two-step" novalidate class="card">
<h2>{{_2. Prove that it works_}}</h2>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<p class="buttons"><button class="primary">{{_Switch on_}}</button>{{#OFFERED}} <a class="button" href="/general">{{_Cancel_}}</a>{{/OFFERED}}</p>
</form>
