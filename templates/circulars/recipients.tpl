{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Who gets a circular: everybody but those left out, or nobody but those chosen. }}
<div class="card">
<p>{{_Subject_}}: <b>{{CIRCULAR_SUBJECT}}</b></p>
<p><b>{{CHOSEN_COUNT}}</b></p>
<div class="buttons">
<form method="post" action="{{CIRCULAR}}/send" class="inline"><input type="hidden" name="token" value="{{TOKEN}}"><button class="primary">{{_Send now_}}</button></form>
<a class="button" href="{{CIRCULAR}}/text">{{_Back to the text_}}</a>
<form method="post" action="{{CIRCULAR}}/everyone" class="inline"><input type="hidden" name="token" value="{{TOKEN}}"><button>{{_Choose all users_}}</button></form>
<form method="post" action="{{CIRCULAR}}/nobody" class="inline"><input type="hidden" name="token" value="{{TOKEN}}"><button>{{_Leave all users out_}}</button></form>
</div>
</div>
{{>LIST}}
