{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What was made up for a new object and can never be read again. }}
<div class="card">
<p>{{_Copy this now: it is shown only here and only once._}}</p>
{{#SECRET}}<p><code class="secret">{{SECRET_TEXT}}</code></p>{{/SECRET}}
<div class="buttons"><a class="button primary" href="{{BACK_HREF}}">{{_I have copied it_}}</a></div>
</div>
