{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Step 5: login and password, the set-up, the registration mail. }}
{{>STEPS}}
<div class="card">
<h2>{{_Login data_}}</h2>
<dl class="facts">
<dt>{{_Login_}}</dt><dd>{{LOGIN}}</dd>
<dt>{{_Password_}}</dt><dd>{{#PASSWORD}}<code>{{PASSWORD_TEXT}}</code>{{/PASSWORD}}{{#PASSWORD_GONE}}{{_It is not shown any more._}}{{/PASSWORD_GONE}}</dd>
</dl>
{{#PASSWORD}}<p class="hint">{{_The password is shown until the mail is sent or you finish here, and never again._}}</p>{{/PASSWORD}}
</div>
{{#SETUP}}
<div class="card">
<h2>{{_Set-up_}}</h2>
{{>PROGRESS}}
</div>
{{/SETUP}}
{{#SENT}}<p class="note good" role="status">{{SENT_TEXT}}</p>{{/SENT}}
{{#MAIL}}
<form method="post" action="{{MAIL_ACTION}}" class="card" novalidate>
<h2>{{_Registration mail_}}</h2>
<input type="hidden" name="token" value="{{TOKEN}}">
<p>{{_Recipient_}}: <b>{{MAIL_TO}}</b></p>
{{>FORM}}
<div class="buttons"><button class="primary">{{_Send mail_}}</button></div>
</form>
{{/MAIL}}
<form method="post" action="{{FINISH_ACTION}}">
<input type="hidden" name="token" value="{{TOKEN}}">
<div class="buttons"><button>{{_Finish_}}</button><a class="button" href="{{USER_HREF}}">{{_View user_}}</a></div>
</form>
