{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What was made up and can never be read again, like a random password. }}
<div class="card">
<p>{{_Copy this now: it is shown only here and only once._}}</p>
{{#VALUE}}<p>{{#NAMED}}{{VALUE_LABEL}}: {{/NAMED}}<code class="secret">{{VALUE_TEXT}}</code></p>{{/VALUE}}
<div class="buttons"><a class="button primary" href="{{NEXT_HREF}}">{{_I have copied it_}}</a></div>
</div>
